import type { Lived } from "./live";
import type { Plan } from "./plan";

const plan: Plan = {
  terms: {
    ...{ name: "A recorded life", contribution: 1_000_000_007n, frequencySeconds: 604_800, graceSeconds: 0 },
    ...{ maxMembers: 3, startRule: "whenFull" },
  },
  ...{ startsWithin: null, hasDeputy: false, organiserJoins: true, launched: false, commands: 0 },
};
const joining = (by: string) => ["join", { by, invited: null, commits: false, misread: false }] as const;
const paying = (by: string, rounds = 1) => ["contribute", { by, member: by, round: 1, rounds }] as const;
const waiting = ["wait", { half: false }] as const;

/** Lives step by step, as a failure prints them: whatever chooses commands, these stay what they are. */
export const RECORDED: Record<string, Lived> = {
  "a payment that was signed before its round was closed, and has become dearer": {
    plan: { ...plan, terms: { ...plan.terms, lateFeeBps: 1_000 } },
    steps: [
      ...[joining("Bayo"), joining("Chidi"), paying("Ada"), paying("Chidi"), waiting],
      ["race", { first: ["settle", { by: "Ada" }], second: paying("Bayo") }],
      paying("Bayo"),
    ],
  },
  "a payment for rounds with a vacated one between them": {
    plan: { ...plan, terms: { ...plan.terms, lateFeeBps: 1_000, defaultAfter: 1 } },
    steps: [
      ...[joining("Bayo"), joining("Chidi")],
      ...[waiting, waiting, ["settle", { by: "Chidi" }] as const],
      ...[waiting, waiting, ["settle", { by: "Hauwa" }] as const],
      paying("Chidi", 2),
    ],
  },
  "a settlement that finds a standing order's member frozen": {
    plan: { ...plan, terms: { ...plan.terms, maxMembers: 2, depositBps: 10_000, reserveFeeBps: 500 } },
    steps: [
      ...[joining("Bayo"), ["freeze", { who: "Ada" }] as const, waiting],
      ["standingOrder", { by: "Ada", on: true }],
      ["allow", { by: "Ada", contributions: 3, days: 170 }],
      ["settle", { by: "Gbenga" }],
    ],
  },
  "a seat that waits for its holder to claim before it can be handed over": {
    plan: { ...plan, terms: { ...plan.terms, depositBps: 10_000 } },
    steps: [
      ...[joining("Bayo"), joining("Chidi")],
      ["handOver", { by: "Funmi", member: "Chidi", price: 0 }],
      ...[paying("Chidi", 3), waiting],
      ["completeHandOver", { by: "Funmi", member: "Chidi" }],
      ["claim", { by: "Chidi", member: "Chidi" }],
      ["completeHandOver", { by: "Funmi", member: "Chidi" }],
    ],
  },
  "a hand-over of a seat that the others move to a fresh key, with a vote that goes with another seat": {
    plan: { ...plan, terms: { ...plan.terms, maxMembers: 4 } },
    steps: [
      ...[joining("Bayo"), joining("Chidi"), joining("Dede")],
      ["handOver", { by: "Funmi", member: "Chidi", price: 1_000 }],
      ["vote", { by: "Ada", motion: { kind: "recover", lost: "Chidi", fresh: "Ife" } }],
      ["vote", { by: "Bayo", motion: { kind: "recover", lost: "Chidi", fresh: "Ife" } }],
      ["vote", { by: "Chidi", motion: { kind: "pause" } }],
      waiting,
      ["completeRecovery", { by: "Ife", member: "Chidi" }],
      ["vote", { by: "Ife", motion: { kind: "pause" } }],
      ["vote", { by: "Dede", motion: { kind: "pause" } }],
    ],
  },
  "somebody who leaves after a round that nobody owed, because its turn was left": {
    plan,
    steps: [
      ...[joining("Bayo"), joining("Chidi")],
      ...[
        ["exit", { by: "Ada" }] as const,
        ["settle", { by: "Ada" }] as const,
        ["exit", { by: "Bayo" }] as const,
      ],
    ],
  },
};
