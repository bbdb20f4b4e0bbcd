import { spawn, type ChildProcess } from "node:child_process";
import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { inheritedEnvironment, useTemporaryDirectory, type Environment } from "../env";
import { freePort } from "../stack/ports";
import { mailDirectoryOf, startStack } from "../stack/start-stack";
import { stopOnSignal } from "../stack/stop-on-signal";
import { findChromium } from "./find-chromium";

/** As shells tell of a program that Ctrl-C has ended: journeys that were broken off have not passed. */
const BROKEN_OFF = 130;

type Purpose = "test" | "stills" | "gallery";

/** What Playwright is asked for, before what the caller asks it for. */
const ASKED: Record<Purpose, readonly string[]> = {
  test: [],
  stills: ["stills", "--update-snapshots"],
  gallery: ["--config", "gallery.config.ts"],
};

/**
 * Runs the browser journeys on a stack of their own: free ports, fresh data, beside whatever else runs. `rest`
 * is passed on to Playwright: the name of one journey runs that alone. "stills": only to make the pictures anew that
 * the pages are compared with. "gallery": pictures of every page and state, to look at.
 */
export async function runJourneys(
  root: string,
  environment: Environment,
  rest: readonly string[] = [],
  purpose: Purpose = "test",
): Promise<number> {
  const dataDir = mkdtempSync(path.join(os.tmpdir(), "ajo-e2e-"));
  const inherited = inheritedEnvironment();
  useTemporaryDirectory(dataDir);
  const chromium = await findChromium(environment.CHROMIUM_PATH, inherited["PATH"] ?? "", dataDir);
  const [WEB_PORT, API_PORT, WORKER_PORT, LEDGER_PORT] = await Promise.all([
    freePort(),
    freePort(),
    freePort(),
    freePort(),
  ]);
  const operatorToken = randomBytes(16).toString("hex");
  const own: Environment = {
    ...environment,
    WEB_PORT,
    API_PORT,
    WORKER_PORT,
    LEDGER_PORT,
    dataDir,
    DATABASE_URL: undefined,
    DATABASE_DIRECT_URL: undefined,
    STELLAR_RPC_URL: undefined,
    SMTP_URL: undefined,
    OPERATOR_TOKEN: operatorToken,
  };
  const say = (line: string) => console.log(line);
  // A gallery of all shows nothing of an earlier one; one of a few renews these.
  const gallery = path.join(root, "e2e/test-results/gallery");
  if (purpose === "gallery" && rest.length === 0) rmSync(gallery, { recursive: true, force: true });
  const failures: string[] = [];
  let journeys: ChildProcess | undefined;
  const stopping = stopOnSignal(say, BROKEN_OFF);
  const stack = await startStack({
    root,
    environment: own,
    withSampleGroups: true,
    say,
    onFailure: (message) => failures.push(message),
    onStoppable: (stop) =>
      stopping.stopWith(async () => {
        journeys?.kill();
        await stop();
        rmSync(dataDir, { recursive: true, force: true });
      }),
  });
  try {
    journeys = playwright(
      root,
      {
        ...inherited,
        TMPDIR: dataDir,
        CHROMIUM_PATH: chromium,
        E2E_WEB_URL: stack.webUrl,
        E2E_API_URL: stack.apiUrl,
        E2E_RPC_URL: stack.rpcUrl,
        E2E_WORKER_URL: stack.workerUrl,
        E2E_OPERATOR_TOKEN: operatorToken,
        E2E_DATABASE_URL: stack.databaseUrl,
        E2E_FACTORY_ID: stack.network.factoryId,
        E2E_NETWORK_PASSPHRASE: stack.network.networkPassphrase,
        E2E_TOKENS: stack.network.tokensJson,
        E2E_MAIL_DIRECTORY: mailDirectoryOf(own),
        ...(purpose === "stills" ? { E2E_STILLS: "refresh" } : {}),
      },
      [...ASKED[purpose], ...rest],
    );
    const code = await endOf(journeys);
    failures.forEach((message) => console.error(message));
    return failures.length === 0 ? code : 1;
  } finally {
    await stack.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

const playwright = (root: string, env: Record<string, string>, args: string[]): ChildProcess =>
  spawn(process.execPath, ["node_modules/@playwright/test/cli.js", "test", ...args], {
    cwd: path.join(root, "e2e"),
    env,
    stdio: "inherit",
  });

const endOf = (child: ChildProcess): Promise<number> =>
  new Promise((resolve) => child.once("close", (code) => resolve(code ?? 1)));
