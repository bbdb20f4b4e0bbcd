import { createDatabaseProxy, createFaultyProxy, type LostReply, type World } from "@ajo/testing";
import { databaseFaults, rpcFaults, type FaultPlan } from "./faults";

/** The ways of one process to the network and to the database, on which things go wrong by plan. */
export interface Ways {
  rpcUrl: string;
  databaseUrl: string;
  /** The process was killed at a step: nothing of it is heard any more, by anybody. */
  isKilled: () => boolean;
  /** Waits for what the process does; rejects with `ProcessGone` as soon as the process is killed meanwhile. */
  unlessKilled: <T>(doing: Promise<T>) => Promise<T>;
  /** Drops all connections to the database, as a restart of PostgreSQL does. */
  dropConnections(): void;
  close(): Promise<void>;
}

export class ProcessGone extends Error {
  override readonly name = "ProcessGone";
}

export async function openWays(
  world: World,
  databaseUrl: string,
  plan: Omit<FaultPlan, "kill">,
): Promise<Ways> {
  let killed = false;
  let die: () => void = () => undefined;
  const death = new Promise<void>((resolve) => (die = resolve));
  const kill = (when: "before" | "after"): "cutBefore" | LostReply => {
    killed = true;
    if (when === "after") return { cutAfter: die };
    die();
    return "cutBefore";
  };
  const rpcFault = rpcFaults({ ...plan, kill });
  const databaseFault = databaseFaults({ ...plan, kill });
  const rpc = await createFaultyProxy(
    world.network.rpcUrl,
    (method) => (killed ? "cutBefore" : rpcFault(method)),
    world.fetch,
  );
  const database = await createDatabaseProxy(databaseUrl, (sent) =>
    killed ? "cutBefore" : databaseFault(sent),
  );
  const close = async () => {
    await Promise.allSettled([rpc.close(), database.close()]);
  };
  void death.then(close);
  return {
    rpcUrl: rpc.url,
    databaseUrl: database.url,
    isKilled: () => killed,
    unlessKilled: async (doing) => {
      try {
        const done = await Promise.race([doing, death]);
        // It is the process's own answer, and not its death's.
        if (!killed) return done as Awaited<typeof doing>;
      } catch (error) {
        if (!killed) throw error;
      }
      throw new ProcessGone("killed before it was done");
    },
    dropConnections: () => database.cut(),
    close,
  };
}
