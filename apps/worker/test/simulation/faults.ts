import type { DatabaseFault, Fault, LostReply, Random, Sent } from "@ajo/testing";

/** What was done to a run, by kind. */
export type FaultCounts = Map<string, number>;

export const count = (counts: FaultCounts, what: string, by = 1): void =>
  void counts.set(what, (counts.get(what) ?? 0) + by);

const RPC_FAULTS = ["refuse", "cutBefore", "cutAfter", "cutAfter", "nonsense", "twice"] as const;

/** The steps at which a process is killed, by what it was about to say or has just said. */
export const RPC_STEPS = {
  getEvents: "reading events",
  getLedgerEntries: "reading a group",
  simulateTransaction: "preparing a transaction",
  sendTransaction: "sending a transaction",
  getTransaction: "following a transaction",
} as const;

export const DATABASE_STEPS = {
  events: "committing events",
  swap: "committing a swap of tables",
  other: "committing something else",
  job: "putting a job away",
  prepared: "writing down what was prepared",
  signed: "writing down what was signed",
  settled: "writing down a receipt",
} as const;

/** Statements of a member's transaction; each is a transaction of its own. */
const INTENT_STEPS = {
  "prepare-intent\0": DATABASE_STEPS.prepared,
  "sign-intent\0": DATABASE_STEPS.signed,
  "settle-intent\0": DATABASE_STEPS.settled,
};

export function databaseStep({ text, transaction }: Sent): string | null {
  if (text.includes("complete_job") || text.includes("fail_job")) return DATABASE_STEPS.job;
  for (const [statement, step] of Object.entries(INTENT_STEPS)) if (text.includes(statement)) return step;
  if (!text.includes("commit\0")) return null;
  if (transaction.includes("ajo_replaced")) return DATABASE_STEPS.swap;
  return transaction.includes("store-outbox") ? DATABASE_STEPS.events : DATABASE_STEPS.other;
}

export interface FaultPlan {
  random: Random;
  counts: FaultCounts;
  /** How likely one request goes wrong, and how likely it is the process's last one. */
  rates: { rpc: number; database: number; kill: number };
  /** Kills the process before or after the step that it is about to do. */
  kill: (when: "before" | "after") => "cutBefore" | LostReply;
}

export function rpcFaults({ random, counts, rates, kill }: FaultPlan): (method: string) => Fault {
  return (method) => {
    const step = (RPC_STEPS as Record<string, string>)[method];
    if (step !== undefined && random.chance(rates.kill)) {
      const when = random.chance(0.5) ? "before" : "after";
      count(counts, `killed ${when} ${step}`);
      return kill(when);
    }
    if (!random.chance(rates.rpc)) return "pass";
    if (method === "sendTransaction" && random.chance(0.3)) {
      count(counts, "rpc tryLater");
      return "tryLater";
    }
    const fault = random.pick(RPC_FAULTS);
    count(counts, `rpc ${fault}`);
    return fault;
  };
}

export function databaseFaults({ random, counts, rates, kill }: FaultPlan): (sent: Sent) => DatabaseFault {
  return (sent) => {
    const step = databaseStep(sent);
    // There are fewer of these than of requests, and more depends on them.
    if (step !== null && random.chance(rates.kill * 3)) {
      const when = random.chance(0.5) ? "before" : "after";
      count(counts, `killed ${when} ${step}`);
      return kill(when);
    }
    if (!random.chance(rates.database)) return "pass";
    const fault = random.chance(0.5) ? "cutBefore" : "cutAfter";
    count(counts, `database ${fault}`);
    return fault;
  };
}
