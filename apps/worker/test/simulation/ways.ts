import { createDatabaseProxy, createFaultyProxy, type World } from "@ajo/testing";
import { databaseFaults, rpcFaults, type FaultPlan } from "./faults";

/** The ways of one process to the network and to the database, on which things go wrong by plan. */
export interface Ways {
  rpcUrl: string;
  databaseUrl: string;
  /** The process was killed at a step: nothing of it is heard any more, by anybody. */
  isKilled: () => boolean;
  /** Drops all connections to the database, as a restart of PostgreSQL does. */
  dropConnections(): void;
  close(): Promise<void>;
}

export async function openWays(
  world: World,
  databaseUrl: string,
  plan: Omit<FaultPlan, "kill">,
): Promise<Ways> {
  let killed = false;
  let cutOff: () => void = () => undefined;
  const kill = () => {
    killed = true;
    cutOff();
  };
  const rpcFault = rpcFaults({ ...plan, kill });
  const databaseFault = databaseFaults({ ...plan, kill });
  const rpc = await createFaultyProxy(world.network.rpcUrl, (method) =>
    killed ? "cutBefore" : rpcFault(method),
  );
  const database = await createDatabaseProxy(databaseUrl, (sent) =>
    killed ? "cutBefore" : databaseFault(sent),
  );
  // After the fault that killed it has been acted on.
  cutOff = () => setImmediate(() => void database.close());
  return {
    rpcUrl: rpc.url,
    databaseUrl: database.url,
    isKilled: () => killed,
    dropConnections: () => database.cut(),
    close: async () => {
      await Promise.allSettled([rpc.close(), database.close()]);
    },
  };
}
