#!/usr/bin/env node
import { introduction } from "./cli/introduction";
import { HELP, parseArguments, UsageError } from "./cli/parse-arguments";
import { whenParentEnds } from "./cli/when-parent-ends";
import { startLedger, VERSION } from "./server/start-ledger";

async function main(): Promise<void> {
  const args = parseArguments(process.argv.slice(2));
  if (args.help) return void process.stdout.write(HELP);
  if (args.version) return void process.stdout.write(`${VERSION}\n`);
  const running = await startLedger({
    port: args.port,
    hostname: args.hostname,
    ...(args.dataDir === null ? {} : { dataDir: args.dataDir }),
    ...(args.passphrase === null ? {} : { passphrase: args.passphrase }),
    ...(args.retention === null ? {} : { retention: args.retention }),
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

main().catch((error: unknown) => {
  if (error instanceof UsageError) console.error(`ajo-ledger: ${error.message}\nTry ajo-ledger --help`);
  else if (error instanceof Error && "code" in error && error.code === "EADDRINUSE")
    console.error(`ajo-ledger: the port is taken; stop what uses it, or choose another with --port`);
  else if (error instanceof Error && "code" in error) console.error(`ajo-ledger: ${error.message}`);
  else console.error(error);
  process.exitCode = 1;
});
