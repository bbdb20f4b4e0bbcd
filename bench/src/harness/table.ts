import { mkdirSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";

/** One measured thing. `goal` and `ratio` compare with something in the same run. */
export interface Row {
  what: string;
  figure: string;
  /** What it is compared with, and how the two relate. */
  against: string;
  ratio: string;
  goal: string;
}

export function printTable(rows: readonly Row[]): string {
  const head = ["what", "figure", "against", "ratio", "goal"];
  const cells = [head, ...rows.map((row) => [row.what, row.figure, row.against, row.ratio, row.goal])];
  const widths = head.map((_, column) => Math.max(...cells.map((row) => row[column]?.length ?? 0)));
  const line = (row: string[]) =>
    `| ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(" | ")} |`;
  const rule = `|${widths.map((width) => "-".repeat(width + 2)).join("|")}|`;
  return [line(cells[0] ?? []), rule, ...cells.slice(1).map(line)].join("\n");
}

/** Keeps the rows beside what machine they are of. */
export function saveRows(file: string, rows: readonly Row[]): void {
  const machine = {
    node: process.version,
    platform: `${process.platform} ${process.arch}`,
    processors: os.cpus().length,
  };
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, `${JSON.stringify({ machine, rows }, null, 2)}\n`);
}
