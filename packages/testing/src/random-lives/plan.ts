import { type GroupConfigInput, type TurnOrder, turnOrderSchema } from "@ajo/schemas";
import type { Random } from "../random";

/** Terms that move money and turns in every way the rules know. */
export interface Plan {
  terms: Omit<GroupConfigInput, "token" | "startBy" | "deputy">;
  /** In seconds after the creation. */
  startsWithin: number | null;
  hasDeputy: boolean;
  organiserJoins: boolean;
  /** Whether everybody first does what it takes to start. */
  launched: boolean;
  /** How many commands are tried after that. */
  commands: number;
}

const WEEK = 604_800;

export function planOf(random: Random): Plan {
  const turnOrder = random.pick<TurnOrder>(["joining", ...turnOrderSchema.options]);
  const frequencySeconds = random.pick([WEEK, WEEK, 30 * 86_400]);
  // Bids are opened within the grace period.
  const graces = turnOrder === "auction" ? ([1, 2] as const) : ([0, 1, 2] as const);
  const isPlain = random.chance(0.2);
  const rich = <Value>(values: readonly [Value, ...Value[]], plain: Value) =>
    isPlain ? plain : random.pick(values);
  return {
    terms: {
      name: "A random life",
      // The largest leaves people without the money for all their rounds.
      contribution: random.pick([1n, 1_000_000_007n, 1_000_000_007n, 20_000_000_000n]),
      frequencySeconds,
      graceSeconds: (frequencySeconds / 8) * random.pick(graces),
      maxMembers: 2 + random.below(5),
      startRule: random.pick(["whenFull", "byOrganiser"]),
      turnOrder,
      admission: random.pick(["open", "open", "open", "invitation", "approval"]),
      depositBps: rich([0, 3_333, 10_000], 0),
      lateFeeBps: rich([0, 7, 1_000], 0),
      reserveFeeBps: rich([0, 33, 500], 0),
      defaultAfter: rich([0, 1, 2, 3], 0),
    },
    startsWithin: random.chance(0.3) ? frequencySeconds : null,
    hasDeputy: random.chance(0.5),
    organiserJoins: random.chance(0.8),
    launched: random.chance(0.85),
    commands: 30 + random.below(70),
  };
}
