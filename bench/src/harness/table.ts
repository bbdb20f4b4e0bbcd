import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { z } from "zod";

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

/** What machine figures are of. */
const machine = () => ({
  node: process.version,
  platform: `${process.platform} ${process.arch}`,
  processors: os.cpus().length,
});

/** Keeps the rows beside what machine they are of. */
export function saveRows(file: string, rows: readonly Row[]): void {
  save(file, { machine: machine(), rows });
}

const measuredSchema = z.object({
  name: z.string(),
  load: z.number(),
  failed: z.boolean(),
  rows: z.array(
    z.object({
      what: z.string(),
      figure: z.string(),
      against: z.string(),
      ratio: z.string(),
      goal: z.string(),
    }),
  ),
});
const keptSchema = z.object({ measured: z.array(measuredSchema) });

/** Keeps one measurement in place of what was kept under its name, in the order of `names`. */
export function keepMeasured(
  file: string,
  one: z.infer<typeof measuredSchema>,
  names: readonly string[],
): void {
  const kept = existsSync(file) ? keptSchema.parse(JSON.parse(readFileSync(file, "utf8"))).measured : [];
  const measured = [...kept.filter(({ name }) => name !== one.name), one].sort(
    (first, second) => names.indexOf(first.name) - names.indexOf(second.name),
  );
  save(file, { machine: machine(), measured });
}

function save(file: string, content: object): void {
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, `${JSON.stringify(content, null, 2)}\n`);
}
