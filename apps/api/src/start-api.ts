import { createDatabase, type Database } from "@ajo/db";
import {
  createRouterDependencies,
  type ChainPort,
  type RouterConfig,
  type RouterDependencies,
} from "@ajo/router";
import { RedisCache } from "@ajo/router/redis";
import { listen } from "@ajo/shell";
import { createSorobanClient } from "@ajo/soroban";
import type { FastifyBaseLogger } from "fastify";
import type { Environment } from "./env";
import { Admission } from "./http/admission";
import { createServer } from "./http/create-server";
import { Metrics } from "./metrics/metrics";
import { nameLocalPeople } from "./name-local-people";
import { isForEverybody } from "./trpc/procedures";
import { serveWebSockets } from "./trpc/web-sockets";
import { WireCache } from "./wire/wire-cache";

const WIRE_CACHE_BYTES = 64 * 1024 * 1024;
const CHALLENGE_SECONDS = 5 * 60;
const ACCESS_SECONDS = 15 * 60;
const REFRESH_SECONDS = 30 * 86_400;

export interface Api {
  url: string;
  dependencies: RouterDependencies;
  database: Database;
  /** Finishes what was begun, ends subscriptions, lets go of the database. */
  stop(): Promise<void>;
}

/** Environment in, listening server out. `chain` stands in for the network's own client in tests. */
export async function startApi(
  environment: Environment,
  log: FastifyBaseLogger,
  chain: ChainPort = chainOf(environment),
): Promise<Api> {
  const config = configOf(environment);
  const database = createDatabase({
    url: environment.DATABASE_URL,
    directUrl: environment.DATABASE_DIRECT_URL,
    poolSize: environment.DATABASE_POOL_SIZE,
  });
  const metrics = new Metrics();
  const shared = sharedCacheOf(environment, log);
  const { onCall } = metrics;
  const dependencies = createRouterDependencies({ config, chain, database, log, shared, onCall });
  const wire = new WireCache(WIRE_CACHE_BYTES, dependencies.cache, isForEverybody);
  const admission = new Admission(environment.MAX_ACTIVE_CALLS);
  metrics.observe(dependencies, { wire, admission, shared });

  await nameLocalPeople(database, config.localPeople);
  const { WEB_ORIGIN: webOrigin, MAX_INDEXER_LAG: maxIndexerLag, TRUST_PROXY: trustProxy } = environment;
  const server = await createServer({
    dependencies,
    wire,
    metrics,
    log,
    webOrigin,
    maxIndexerLag,
    admission,
    trustProxy,
  });
  dependencies.start();
  void admission.watch(dependencies.closing);
  const sockets = serveWebSockets(server.server, { dependencies, log, webOrigin, admission, trustProxy });
  const url = await listen(server, { port: environment.API_PORT, host: environment.API_HOST });
  return {
    url,
    dependencies,
    database,
    stop: async () => {
      await dependencies.close();
      await sockets.close();
      await server.close();
      await shared?.close();
      await database.close();
    },
  };
}

function sharedCacheOf(environment: Environment, log: FastifyBaseLogger): RedisCache | null {
  const { REDIS_URL: url, AJO_FACTORY_ID: factoryId, STELLAR_NETWORK_PASSPHRASE: passphrase } = environment;
  if (url === undefined) return null;
  const patienceMs = environment.REDIS_TIMEOUT_MS;
  return new RedisCache({ url, prefix: `${passphrase}:${factoryId}`, patienceMs, log });
}

function chainOf(environment: Environment): ChainPort {
  const { SPONSOR_SECRET: secret, SPONSOR_MAX_FEE: maxFee, SPONSOR_WHEN: when } = environment;
  return createSorobanClient({
    sponsor: secret === undefined ? undefined : { secret, maxFee, always: when === "always" },
    rpcUrls: environment.STELLAR_RPC_URL,
    networkPassphrase: environment.STELLAR_NETWORK_PASSPHRASE,
    factoryId: environment.AJO_FACTORY_ID,
    tokens: environment.AJO_TOKENS,
  });
}

function configOf(environment: Environment): RouterConfig {
  const home = new URL(environment.WEB_ORIGIN).host;
  return {
    networkPassphrase: environment.STELLAR_NETWORK_PASSPHRASE,
    factoryId: environment.AJO_FACTORY_ID,
    tokens: environment.AJO_TOKENS,
    localPeople: environment.AJO_LOCAL_PEOPLE,
    publicRpcUrl: environment.PUBLIC_RPC_URL ?? environment.STELLAR_RPC_URL[0],
    homeDomain: home,
    webAuthDomain: home,
    signingSecret: environment.SIGNING_SECRET,
    sessionSecret: environment.SESSION_SECRET,
    challengeSeconds: CHALLENGE_SECONDS,
    accessSeconds: ACCESS_SECONDS,
    refreshSeconds: REFRESH_SECONDS,
    notices: {
      pushPublicKey: environment.VAPID_PUBLIC_KEY ?? null,
      pushHosts: environment.PUSH_HOSTS,
      sendsEmail: environment.SMTP_URL !== undefined || environment.MAIL_DIRECTORY !== undefined,
    },
    sponsorship:
      environment.SPONSOR_SECRET === undefined
        ? null
        : { when: environment.SPONSOR_WHEN, perDay: environment.SPONSOR_PER_DAY },
    streamsPerCaller: environment.STREAMS_PER_CALLER,
    rateLimits: { anonymous: environment.RATE_LIMIT_ANONYMOUS, signedIn: environment.RATE_LIMIT_SIGNED_IN },
  };
}
