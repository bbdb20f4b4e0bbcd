/** Counts what a replay found, family by family. */
import type { KnownDifference } from "./known-differences";

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

export type Counts = Record<Outcome["kind"], number>;

interface Entry {
  family: string;
  name: string;
  outcome: Outcome;
}

export class Tally {
  readonly #entries: Entry[] = [];

  constructor(private readonly known: readonly KnownDifference[]) {}

  add(family: string, name: string, outcome: Outcome): void {
    this.#entries.push({ family, name, outcome });
  }

  get counts(): Record<string, Counts> {
    const families: Record<string, Counts> = {};
    for (const { family, outcome } of this.#entries) {
      const counts = (families[family] ??= { equal: 0, different: 0, "not implemented": 0 });
      counts[outcome.kind] += 1;
    }
    return families;
  }

  /** Differences without a known reason, and known reasons without a difference: a line for each. */
  get surprises(): string[] {
    const different = this.#entries.filter(({ outcome }) => outcome.kind === "different");
    const unexplained = different.filter((entry) => this.#reasonOf(entry) === undefined);
    const stale = this.known.filter(
      ({ family, name }) =>
        this.#entries.some((entry) => entry.family === family) &&
        !different.some((entry) => entry.family === family && entry.name === name),
    );
    return [
      ...unexplained.map(({ family, name }) => `${family}: ${name} differs`),
      ...stale.map(({ family, name }) => `${family}: ${name} is said to differ and does not`),
    ];
  }

  /** One line for each family and a total, then what is known to differ and why; with `details`, each difference. */
  report(details: boolean): string {
    const families = Object.entries(this.counts);
    const total: Counts = { equal: 0, different: 0, "not implemented": 0 };
    for (const [, counts] of families) {
      total.equal += counts.equal;
      total.different += counts.different;
      total["not implemented"] += counts["not implemented"];
    }
    return [
      ...[...families, ["total", total] as const].map(([family, counts]) => line(family, counts)),
      ...this.#notes(),
      ...(details ? this.#details() : []),
    ].join("\n");
  }

  #reasonOf({ family, name }: Entry): string | undefined {
    return this.known.find((difference) => difference.family === family && difference.name === name)?.reason;
  }

  #notes(): string[] {
    return this.#entries.flatMap((entry) => {
      const { family, name, outcome } = entry;
      switch (outcome.kind) {
        case "equal":
          return [];
        case "not implemented":
          return [`${family}: ${name}: not implemented: ${outcome.reason}`];
        case "different":
          return [`${family}: ${name} differs: ${this.#reasonOf(entry) ?? "unexplained"}`];
      }
    });
  }

  #details(): string[] {
    return this.#entries.flatMap(({ family, name, outcome }) =>
      outcome.kind === "different" ? outcome.details.map((detail) => `${family}: ${name}: ${detail}`) : [],
    );
  }
}

function line(family: string, counts: Counts): string {
  return `${family.padEnd(28)} ${counts.equal} equal / ${counts.different} different / ${counts["not implemented"]} not implemented`;
}
