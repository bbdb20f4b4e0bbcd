/** Counts what a replay found, family by family. */

export type Outcome =
  | { kind: "equal" }
  /** `details`: one line for each thing that differs. */
  | { kind: "different"; details: string[] }
  | { kind: "not implemented"; reason: string };

const equal: Outcome = { kind: "equal" };

/** Equal if nothing differs. */
export function outcomeOf(details: string[]): Outcome {
  return details.length === 0 ? equal : { kind: "different", details };
}

interface Family {
  equal: number;
  different: number;
  "not implemented": number;
  lines: string[];
}

export class Tally {
  readonly #families = new Map<string, Family>();

  add(family: string, item: string, outcome: Outcome): void {
    const counts = this.#families.get(family) ?? { equal: 0, different: 0, "not implemented": 0, lines: [] };
    this.#families.set(family, counts);
    counts[outcome.kind] += 1;
    if (outcome.kind === "different")
      counts.lines.push(...outcome.details.map((detail) => `    ${item}: ${detail}`));
    if (outcome.kind === "not implemented")
      counts.lines.push(`    ${item}: not implemented: ${outcome.reason}`);
  }

  get allEqual(): boolean {
    return [...this.#families.values()].every(
      (family) => family.different === 0 && family["not implemented"] === 0,
    );
  }

  /** One line for each family and a total; with `details`, also what differs. */
  report(details: boolean): string {
    const lines = [...this.#families].flatMap(([name, family]) => [
      line(name, family),
      ...(details ? family.lines : []),
    ]);
    const total = [...this.#families.values()].reduce<Family>(
      (sum, family) => ({
        equal: sum.equal + family.equal,
        different: sum.different + family.different,
        "not implemented": sum["not implemented"] + family["not implemented"],
        lines: [],
      }),
      { equal: 0, different: 0, "not implemented": 0, lines: [] },
    );
    return [...lines, line("total", total)].join("\n");
  }
}

function line(name: string, family: Family): string {
  return `${name.padEnd(28)} ${family.equal} equal / ${family.different} different / ${family["not implemented"]} not implemented`;
}
