import { parseArgs } from "node:util";

export interface CliArguments {
  readonly port: number;
  readonly hostname: string;
  readonly dataDir: string | null;
  readonly passphrase: string | null;
  readonly retention: number | null;
  readonly quiet: boolean;
  readonly exitWithParent: boolean;
  readonly help: boolean;
  readonly version: boolean;
}

/** What was typed makes no sense; the message says what would. */
export class UsageError extends Error {
  override name = "UsageError";
}

export const HELP = `ajo-ledger: a Stellar network with smart contracts in one process, for development and tests.

  ajo-ledger (--in-memory | --data-dir DIR) [options]

  --data-dir DIR       keep the ledger in this directory; every confirmed transaction survives a crash
  --in-memory          keep nothing
  --port N             default 8000; 0 for any free port
  --host NAME          default 127.0.0.1
  --passphrase TEXT    default "Standalone Network ; February 2017"
  --retention N        ledgers with transactions to keep, default 120960
  --quiet              print the ready line only
  --exit-with-parent   stop when the process that started this one ends
  --version, --help
`;

export function parseArguments(args: readonly string[]): CliArguments {
  const { values } = parse(args);
  const memory = values["in-memory"] ?? false;
  const dataDir = values["data-dir"] ?? null;
  const asks = (values.help ?? false) || (values.version ?? false);
  if (!asks && memory === (dataDir !== null))
    throw new UsageError("say where the ledger is kept: either --data-dir DIR or --in-memory");
  return {
    port: values.port === undefined ? 8000 : wholeNumber("--port", values.port, 0, 65_535),
    hostname: values.host ?? "127.0.0.1",
    dataDir,
    passphrase: values.passphrase ?? null,
    retention:
      values.retention === undefined ? null : wholeNumber("--retention", values.retention, 1, 1_000_000_000),
    quiet: values.quiet ?? false,
    exitWithParent: values["exit-with-parent"] ?? false,
    help: values.help ?? false,
    version: values.version ?? false,
  };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        port: { type: "string" },
        host: { type: "string" },
        "data-dir": { type: "string" },
        "in-memory": { type: "boolean" },
        passphrase: { type: "string" },
        retention: { type: "string" },
        quiet: { type: "boolean" },
        "exit-with-parent": { type: "boolean" },
        version: { type: "boolean" },
        help: { type: "boolean", short: "h" },
      },
    });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

function wholeNumber(name: string, given: string, least: number, most: number): number {
  const value = Number(given);
  if (!Number.isInteger(value) || value < least || value > most)
    throw new UsageError(`${name} must be a whole number from ${least} to ${most}, not "${given}"`);
  return value;
}
