import { createDatabase, type Database } from "@ajo/db";
import { appRouter, createContext, createRouterDependencies, type RouterConfig } from "@ajo/router";
import { RedisCache } from "@ajo/router/redis";
import { createSorobanClient } from "@ajo/soroban";
import type { World } from "@ajo/testing";
import { TRPCError } from "@trpc/server";
import { createLog } from "../../src/log";
import type { FaultPlan } from "./faults";
import { openWays } from "./ways";

const log = createLog("silent", "simulation");
/** Nobody looks after anything unless the story says so. */
const NEVER_MS = 2 ** 31 - 1;
const REDIS_PATIENCE_MS = 100;

type Caller = ReturnType<typeof appRouter.createCaller>;

/** The parts of an API server, on ways to the network and the database of its own, which can all break at once. */
export interface ServerProcess {
  database: Database;
  isKilled(): boolean;
  /** What it answers to anybody. Of a killed server nothing is heard any more: `ProcessGone`. */
  ask<T>(what: (call: Caller) => Promise<T>): Promise<T>;
  /** Looks after the transactions that nobody looks after. */
  follow(): Promise<void>;
  end(): Promise<void>;
}

export async function startServer(
  world: World,
  databaseUrl: string,
  plan: Omit<FaultPlan, "kill">,
  redisUrl: string | null,
): Promise<ServerProcess> {
  const ways = await openWays(world, databaseUrl, plan);
  const { isKilled } = ways;

  const chain = createSorobanClient({ ...world.network, rpcUrl: ways.rpcUrl, followTimeoutMs: 300 });
  const database = createDatabase({ url: ways.databaseUrl, poolSize: 3 });
  const prefix = new URL(databaseUrl).pathname;
  const shared =
    redisUrl === null ? null : new RedisCache({ url: redisUrl, prefix, patienceMs: REDIS_PATIENCE_MS, log });
  const dependencies = createRouterDependencies({
    ...{ config: configOf(world), chain, database, log, shared },
    ...{ watchIntervalMs: NEVER_MS, followIntervalMs: NEVER_MS },
  });
  dependencies.start();
  const call = appRouter.createCaller(
    createContext(
      dependencies,
      { id: "simulation", ip: "192.0.2.1", accessToken: null, refreshToken: null },
      DEAF,
    ),
  );
  return {
    database,
    isKilled,
    ask: (what) => ways.unlessKilled(what(call).catch(throwCause)),
    follow: () => ways.unlessKilled(dependencies.transactions.follow()),
    end: async () => {
      await Promise.allSettled([ways.close(), shared?.close()]);
      await Promise.allSettled([dependencies.close(), database.close()]);
    },
  };
}

function configOf({ network }: World): RouterConfig {
  return {
    ...{ networkPassphrase: network.networkPassphrase, factoryId: network.factoryId, tokens: network.tokens },
    ...{ localPeople: network.people, publicRpcUrl: network.rpcUrl, signingSecret: network.signingSecret },
    ...{ homeDomain: "ajo.test", webAuthDomain: "ajo.test", sessionSecret: "only good for a simulation" },
    ...{ challengeSeconds: 300, accessSeconds: 900, refreshSeconds: 86_400, sponsorship: null },
    rateLimits: { anonymous: null, signedIn: null },
    streamsPerCaller: null,
    notices: { pushPublicKey: null, pushHosts: [], sendsEmail: false },
  };
}

/** Nobody reads headers or cookies here. */
const DEAF = {
  setHeader: ignore,
  setSessionCookies: ignore,
  clearSessionCookies: ignore,
  streamShared: null,
  admit: null,
};

function throwCause(error: unknown): never {
  throw error instanceof TRPCError && error.cause instanceof Error ? error.cause : error;
}

function ignore(): void {
  // The simulation looks at answers.
}
