import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";

const DOCUMENT = path.resolve(import.meta.dirname, "../../../docs/reliability.md");

/** One thing that a kill matrix tries: a row (when) and a column (who is killed) of its table. */
export interface KillCase {
  killed: string;
  who: string;
}

/**
 * What a kill matrix tries, and what came of it, as a table of docs/reliability.md between two comments. Written by a
 * run of all cases with KILL_MATRIX=write, never by hand; `told` and `tried` are compared in every run.
 */
export class KillTable {
  readonly #outcomes = new Map<string, string>();

  constructor(
    private readonly name: string,
    private readonly columns: readonly string[],
    private readonly cases: readonly KillCase[],
  ) {}

  /** Whether every case is to be tried, and not only the most dangerous ones. */
  static readonly isWhole = ["all", "write"].includes(process.env["KILL_MATRIX"] ?? "");

  note(killed: string, who: string, outcome: string): void {
    this.#outcomes.set(keyOf({ killed, who }), outcome);
  }

  get tried(): string[] {
    return this.cases.map(keyOf).sort();
  }

  /** What the document tells an outcome of. */
  get told(): string[] {
    const [header = [], , ...rows] = this.#split().table.trim().split("\n").map(cellsOf);
    return rows
      .flatMap(([killed = "", ...outcomes]) =>
        outcomes.flatMap((outcome, index) =>
          outcome === "" ? [] : [keyOf({ killed, who: header[index + 1] ?? "" })],
        ),
      )
      .sort();
  }

  /** Tells what came of this run; with KILL_MATRIX=write to the document, which needs an outcome of every case. */
  tell(): void {
    const tried = this.cases.filter((each) => this.#outcomes.has(keyOf(each)));
    console.log(this.#tableOf(tried));
    if (process.env["KILL_MATRIX"] !== "write") return;
    const missing = this.cases.map(keyOf).filter((key) => !this.#outcomes.has(key));
    if (missing.length > 0) throw new Error(`not written, without an outcome: ${missing.join("; ")}`);
    const { before, after } = this.#split();
    writeFileSync(DOCUMENT, `${before}\n\n${this.#tableOf(this.cases)}\n\n${after}`);
  }

  #tableOf(cases: readonly KillCase[]): string {
    const rows = [...new Set(cases.map(({ killed }) => killed))].map((killed) => [
      killed,
      ...this.columns.map((who) => this.#outcomes.get(keyOf({ killed, who })) ?? ""),
    ]);
    const all = [["killed", ...this.columns], ...rows];
    const widths = ["", ...this.columns].map((_, index) =>
      Math.max(...all.map((row) => (row[index] ?? "").length)),
    );
    const lineOf = (cells: string[]) =>
      `| ${cells.map((cell, index) => cell.padEnd(widths[index] ?? 0)).join(" | ")} |`;
    const [header = [], ...body] = all;
    return [lineOf(header), lineOf(widths.map((width) => "-".repeat(width))), ...body.map(lineOf)].join("\n");
  }

  #split(): { before: string; table: string; after: string } {
    const text = readFileSync(DOCUMENT, "utf8");
    const [begin, end] = [`<!-- ${this.name}: written by its run -->`, `<!-- ${this.name}: end -->`];
    const [from, to] = [text.indexOf(begin) + begin.length, text.indexOf(end)];
    if (from < begin.length || to < from) throw new Error(`${DOCUMENT} has no place for ${this.name}`);
    return { before: text.slice(0, from), table: text.slice(from, to), after: text.slice(to) };
  }
}

const keyOf = ({ killed, who }: KillCase): string => `${who}, killed ${killed}`;
const cellsOf = (line: string): string[] =>
  line
    .split("|")
    .slice(1, -1)
    .map((cell) => cell.trim());
