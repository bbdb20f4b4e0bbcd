import { mkdirSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { migrateDatabase, startEmbeddedPostgres } from "@ajo/db/embedded-postgres";
import { bootstrapLocalNetwork, createSampleGroups } from "@ajo/soroban/deploy";
import type { Environment } from "../env";
import { lockDataDir } from "./lock";
import { requireFreePorts } from "./ports";
import { step } from "./progress";
import { announceRunning } from "./running-file";
import { Service } from "./service";
import { readStackFile, vapidKeysOf, writeStackFile } from "./stack-file";
import { Teardown } from "./teardown";

/** Who plays on the embedded network; everybody can be everybody there. */
export const LOCAL_PEOPLE = ["Ada", "Bayo", "Chidi", "Dede", "Efe", "Funmi"];

export interface StackOptions {
  root: string;
  environment: Environment;
  /** Sample groups on the first start. */
  withSampleGroups: boolean;
  say: (line: string) => void;
  /** A part ended although nobody asked it to. */
  onFailure: (message: string) => void;
  /** Is given the way to stop, before anything is started. */
  onStoppable?: (stop: () => Promise<void>) => void;
}

export interface Stack {
  webUrl: string;
  apiUrl: string;
  workerUrl: string;
  rpcUrl: string;
  databaseUrl: string;
  network: NetworkSettings;
  /** Stops every part in the order that loses nothing. May be called twice. */
  stop: () => Promise<void>;
}

/** What api and worker must know of the network they are on. */
export interface NetworkSettings {
  rpcUrl: string;
  networkPassphrase: string;
  factoryId: string;
  workerSecret: string;
  signingSecret: string;
  tokensJson: string;
  localPeopleJson: string;
}

/**
 * Starts everything that `npm start` shows: PostgreSQL, ledger, contracts, api, worker and web, each only when it is
 * not given by the environment. Either all parts run when this resolves, or none does.
 */
export async function startStack(options: StackOptions): Promise<Stack> {
  const { environment, say } = options;
  const teardown = new Teardown();
  const stop = () => teardown.run();
  options.onStoppable?.(stop);

  try {
    await requireFreePorts({
      WEB_PORT: environment.WEB_PORT,
      API_PORT: environment.API_PORT,
      WORKER_PORT: environment.WORKER_PORT,
      ...(environment.STELLAR_RPC_URL === undefined ? { LEDGER_PORT: environment.LEDGER_PORT } : {}),
    });
    mkdirSync(environment.dataDir, { recursive: true });
    await teardown.add(lockDataDir(environment.dataDir));

    const service: StartService = (name, app, args, env) => {
      if (teardown.hasBegun) throw new Error("the start was interrupted");
      const started = new Service({
        name,
        args,
        cwd: path.join(options.root, app),
        env: { NODE_ENV: "production", LOG_LEVEL: environment.LOG_LEVEL, ...env },
        logDir: path.join(environment.dataDir, "logs"),
        onUnexpectedExit: options.onFailure,
      });
      void teardown.add(() => started.stop());
      return started;
    };

    const apiUrl = `http://127.0.0.1:${environment.API_PORT}`;
    const workerUrl = `http://127.0.0.1:${environment.WORKER_PORT}`;
    const webUrl = `http://localhost:${environment.WEB_PORT}`;

    const web = service(
      "web",
      "apps/web",
      [
        "--import",
        pathToFileURL(path.join(options.root, "tooling/exit-with-parent.mjs")).href,
        ...["node_modules/next/dist/bin/next", "start", "-p", String(environment.WEB_PORT)],
      ],
      { API_URL: apiUrl, WEB_ORIGIN: webUrl },
    );
    const [database, network] = await Promise.all([
      step(say, "PostgreSQL, migrated", () => openDatabase(environment, teardown)),
      openNetwork(options, service),
    ]);

    const shared = {
      ...database,
      STELLAR_RPC_URL: network.rpcUrl,
      STELLAR_NETWORK_PASSPHRASE: network.networkPassphrase,
      AJO_FACTORY_ID: network.factoryId,
      AJO_TOKENS: network.tokensJson,
      AJO_LOCAL_PEOPLE: network.localPeopleJson,
    };
    const { sessionSecret } = readStackFile(environment.dataDir);
    const notices = noticesOf(environment, webUrl);
    const api = service("api", "apps/api", ["dist/main.mjs"], {
      ...shared,
      ...notices,
      API_PORT: String(environment.API_PORT),
      WEB_ORIGIN: webUrl,
      SESSION_SECRET: sessionSecret,
      SIGNING_SECRET: network.signingSecret,
    });
    const worker = service("worker", "apps/worker", ["dist/main.mjs"], {
      ...shared,
      ...notices,
      WORKER_PORT: String(environment.WORKER_PORT),
      WORKER_SECRET: network.workerSecret,
      ...(environment.OPERATOR_TOKEN === undefined ? {} : { OPERATOR_TOKEN: environment.OPERATOR_TOKEN }),
      // The embedded ledger closes a ledger for every transaction, and asking it costs nothing.
      ...(environment.STELLAR_RPC_URL === undefined ? { POLL_INTERVAL_MS: "50" } : {}),
    });
    await Promise.all([
      step(say, `API on ${apiUrl}`, () => api.ready(`${apiUrl}/health/ready`)),
      step(say, `Worker on ${workerUrl}`, () => worker.ready(`${workerUrl}/health/ready`)),
      step(say, "Web", () => web.ready(`http://127.0.0.1:${environment.WEB_PORT}/`)),
    ]);
    const urls = { webUrl, apiUrl, workerUrl, rpcUrl: network.rpcUrl, databaseUrl: database.DATABASE_URL };
    await teardown.add(
      announceRunning(environment.dataDir, { pid: process.pid, ...urls, environment: shared }),
    );
    return { ...urls, network, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** How notifications leave: push with keys of this installation's own, letters by SMTP or else into a folder. */
function noticesOf(environment: Environment, webUrl: string): Record<string, string> {
  const { publicKey, privateKey } = vapidKeysOf(environment.dataDir);
  return {
    WEB_ORIGIN: webUrl,
    ...(environment.VAPID_PUBLIC_KEY === undefined
      ? { VAPID_PUBLIC_KEY: publicKey, VAPID_PRIVATE_KEY: privateKey }
      : {}),
    ...(environment.SMTP_URL === undefined ? { MAIL_DIRECTORY: mailDirectoryOf(environment) } : {}),
  };
}

export const mailDirectoryOf = ({ dataDir }: Environment): string => path.join(dataDir, "mail");

type DatabaseUrls = { DATABASE_URL: string; DATABASE_DIRECT_URL?: string };

async function openDatabase(environment: Environment, teardown: Teardown): Promise<DatabaseUrls> {
  const { DATABASE_URL: url, DATABASE_DIRECT_URL: directUrl } = environment;
  if (url === undefined) {
    const postgres = await startEmbeddedPostgres(path.join(environment.dataDir, "postgres"));
    await teardown.add(() => postgres.stop());
    await migrateDatabase(postgres.url);
    return { DATABASE_URL: postgres.url };
  }
  await migrateDatabase(directUrl ?? url);
  return { DATABASE_URL: url, ...(directUrl === undefined ? {} : { DATABASE_DIRECT_URL: directUrl }) };
}

type StartService = (name: string, app: string, args: string[], env: Record<string, string>) => Service;

/** The network of the environment, or the embedded one with contracts, people and, the first time, sample groups. */
async function openNetwork(options: StackOptions, service: StartService): Promise<NetworkSettings> {
  const { environment, say } = options;
  const {
    STELLAR_RPC_URL,
    STELLAR_NETWORK_PASSPHRASE,
    AJO_FACTORY_ID,
    AJO_TOKENS,
    SIGNING_SECRET,
    WORKER_SECRET,
  } = environment;
  if (
    STELLAR_RPC_URL &&
    STELLAR_NETWORK_PASSPHRASE &&
    AJO_FACTORY_ID &&
    AJO_TOKENS &&
    SIGNING_SECRET &&
    WORKER_SECRET
  )
    return {
      rpcUrl: STELLAR_RPC_URL,
      networkPassphrase: STELLAR_NETWORK_PASSPHRASE,
      factoryId: AJO_FACTORY_ID,
      tokensJson: AJO_TOKENS,
      signingSecret: SIGNING_SECRET,
      workerSecret: WORKER_SECRET,
      localPeopleJson: "[]",
    };

  const rpcUrl = `http://127.0.0.1:${environment.LEDGER_PORT}`;
  const ledger = service(
    "ledger",
    "packages/ledger",
    [
      "dist/cli.mjs",
      "--port",
      String(environment.LEDGER_PORT),
      "--data-dir",
      path.join(environment.dataDir, "ledger"),
      "--exit-with-parent",
    ],
    {},
  );
  await step(say, `Ledger on ${rpcUrl}`, () => ledger.ready(`${rpcUrl}/`));
  const network = await step(say, "Contracts, tokens and people", () =>
    bootstrapLocalNetwork({
      rpcUrl,
      people: LOCAL_PEOPLE,
      artifactsDir: path.join(options.root, "contracts/artifacts"),
    }),
  );
  const remembered = readStackFile(environment.dataDir);
  if (options.withSampleGroups && !remembered.hasSampleGroups) {
    await step(say, "Sample groups", () => createSampleGroups({ rpcUrl, network }));
    writeStackFile(environment.dataDir, { ...remembered, hasSampleGroups: true });
  }
  return {
    rpcUrl,
    networkPassphrase: network.networkPassphrase,
    factoryId: network.factoryId,
    workerSecret: network.workerSecret,
    signingSecret: network.signingSecret,
    tokensJson: JSON.stringify(network.tokens),
    localPeopleJson: JSON.stringify(network.people),
  };
}
