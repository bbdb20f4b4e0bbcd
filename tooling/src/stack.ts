import { rmSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { runJourneys } from "./e2e/run-journeys";
import { readEnvironment } from "./env";
import { isRunning } from "./stack/lock";
import { mailDirectoryOf, startStack } from "./stack/start-stack";
import { stopOnSignal } from "./stack/stop-on-signal";

/** Bundled to tooling/dist/stack.mjs. */
const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../..");
const environment = readEnvironment();
const [verb, ...rest] = process.argv.slice(2);

switch (verb) {
  case "start":
    await start();
    break;
  case "e2e":
    process.exitCode = await runJourneys(root, environment, rest);
    break;
  case "stills":
    process.exitCode = await runJourneys(root, environment, rest, "stills");
    break;
  case "gallery":
    process.exitCode = await runJourneys(root, environment, rest, "gallery");
    break;
  case "reset":
    reset();
    break;
  default:
    console.error("Usage: stack.mjs start|e2e [journey or option of Playwright ...]|stills|gallery|reset");
    process.exitCode = 2;
}

async function start(): Promise<void> {
  const say = (line: string) => console.log(line);
  say("Starting Ajo");
  const stopping = stopOnSignal(say);
  try {
    const stack = await startStack({
      root,
      environment,
      withSampleGroups: true,
      say,
      onFailure: stopping.fail,
      onStoppable: stopping.stopWith,
    });
    if (environment.SMTP_URL === undefined)
      say(`  E-mail is not sent (no SMTP_URL): letters go to ${mailDirectoryOf(environment)}`);
    if (!stopping.isWanted()) say(`Ajo is ready: ${stack.webUrl}`);
  } catch (error) {
    if (stopping.isWanted()) return; // what was being started was stopped; the process ends when all of it is gone
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  }
}

function reset(): void {
  if (isRunning(environment.dataDir)) {
    console.error("Ajo is running with this data. Stop it first.");
    process.exitCode = 1;
    return;
  }
  rmSync(environment.dataDir, { recursive: true, force: true });
  console.log(`Removed ${environment.dataDir}`);
}
