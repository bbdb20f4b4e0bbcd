#!/usr/bin/env node
import { readFileSync } from "node:fs";
import { introduction } from "./cli/introduction";
import { ledgerLog } from "./cli/log-ledger";
import { HELP, parseArguments, type StartArguments, UsageError } from "./cli/parse-arguments";
import { exportSnapshot, importSnapshot } from "./cli/transfer-snapshot";
import { whenParentEnds } from "./cli/when-parent-ends";
import type { ClosedLedger } from "./engine/closed-ledger";
import { startLedger, VERSION } from "./server/start-ledger";

async function main(): Promise<void> {
  const args = parseArguments(process.argv.slice(2));
  switch (args.verb) {
    case "help":
      return void process.stdout.write(HELP);
    case "version":
      return void process.stdout.write(`${VERSION}\n`);
    case "export":
      return void process.stdout.write(await exportSnapshot(args));
    case "import":
      return void process.stdout.write(await importSnapshot(args));
    case "start":
      return start(args);
  }
}

async function start(args: StartArguments): Promise<void> {
  const running = await startLedger({
    port: args.port,
    hostname: args.hostname,
    ...(args.dataDir === null ? {} : { dataDir: args.dataDir }),
    ...(args.passphrase === null ? {} : { passphrase: args.passphrase }),
    ...(args.retention === null ? {} : { retention: args.retention }),
    ...(args.log ? { onClosed: log } : {}),
    ...(args.snapshot === null ? {} : { snapshot: readFileSync(args.snapshot) }),
    ...(args.forkUrl === null
      ? {}
      : {
          fork: { url: args.forkUrl, ...(args.forkLedger === null ? {} : { ledger: args.forkLedger }) },
        }),
  });
  let stopping = false;
  const stop = (): void => {
    if (stopping) return;
    stopping = true;
    running.close().then(
      () => process.exit(0),
      (error: unknown) => {
        console.error(error);
        process.exit(1);
      },
    );
  };
  process.on("SIGTERM", stop);
  process.on("SIGINT", stop);
  if (args.exitWithParent) whenParentEnds(stop);

  // Last of all: whoever waits for this line may stop the process at once.
  if (!args.quiet)
    process.stdout.write(introduction(running, args.dataDir ?? "in memory, until this process ends"));
  process.stdout.write(`ajo-ledger listening on ${running.url}\n`);
}

function log(ledger: ClosedLedger): void {
  for (const line of ledgerLog(ledger)) console.error(line);
}

main().catch((error: unknown) => {
  if (error instanceof UsageError) console.error(`ajo-ledger: ${error.message}\nTry ajo-ledger --help`);
  else if (error instanceof Error && "code" in error && error.code === "EADDRINUSE")
    console.error(`ajo-ledger: the port is taken; stop what uses it, or choose another with --port`);
  else if (error instanceof Error && "code" in error) console.error(`ajo-ledger: ${error.message}`);
  else console.error(error);
  process.exitCode = 1;
});
