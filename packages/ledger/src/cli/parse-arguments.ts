import { parseArgs } from "node:util";
import type { SnapshotFormat } from "../snapshot/read-snapshot";

export interface StartArguments {
  readonly verb: "start";
  readonly port: number;
  readonly hostname: string;
  readonly dataDir: string | null;
  readonly passphrase: string | null;
  readonly retention: number | null;
  /** File to start a new ledger from. */
  readonly snapshot: string | null;
  readonly forkUrl: string | null;
  readonly forkLedger: number | null;
  readonly quiet: boolean;
  /** Tell of each transaction on standard error. */
  readonly log: boolean;
  readonly exitWithParent: boolean;
}

/** Where an existing ledger is: running, or lying in a directory. */
export type LedgerPlace = { readonly url: string } | { readonly dataDir: string };

export interface ExportArguments {
  readonly verb: "export";
  readonly file: string;
  readonly place: LedgerPlace;
  readonly format: SnapshotFormat;
}

export interface ImportArguments {
  readonly verb: "import";
  readonly file: string;
  readonly place: LedgerPlace;
}

export type CliArguments =
  { readonly verb: "help" | "version" } | StartArguments | ExportArguments | ImportArguments;

/** What was typed makes no sense; the message says what would. */
export class UsageError extends Error {
  override name = "UsageError";
}

export const HELP = `ajo-ledger: a Stellar network with smart contracts in one process, for development and tests.

  ajo-ledger [--in-memory | --data-dir DIR] [options]
  ajo-ledger export FILE (--url URL | --data-dir DIR) [--format ajo|soroban]
  ajo-ledger import FILE (--url URL | --data-dir DIR)

  --data-dir DIR       keep the ledger in this directory; every confirmed transaction survives a crash
  --in-memory          keep nothing; so it is when nothing is said
  --port N             default 8000; 0 for any free port
  --host NAME          default 127.0.0.1
  --passphrase TEXT    default "Standalone Network ; February 2017"
  --retention N        ledgers with transactions to keep, default 120960
  --snapshot FILE      start a new ledger from what was exported, or from a LedgerSnapshot of soroban-sdk
  --fork-url URL       start a new ledger as a fork of the network behind a stellar-rpc: an entry is fetched when it is
                       first needed, as it is at that moment, and kept
  --fork-ledger N      fork from this ledger, and refuse entries that the network has changed since
  --quiet              print the ready line only
  --log                tell of each transaction on standard error, one line each
  --exit-with-parent   stop when the process that started this one ends
  --version, --help

export writes the state of a ledger, running or lying in a directory, to a file: exactly (ajo, the default), or as
soroban-sdk's LedgerSnapshot (soroban). import reads either. History stays behind.
`;

export function parseArguments(args: readonly string[]): CliArguments {
  const { values, positionals } = parse(args);
  if (values.help === true) return { verb: "help" };
  if (values.version === true) return { verb: "version" };
  const [verb, ...rest] = positionals;
  switch (verb) {
    case undefined:
      return startArguments(values);
    case "export":
      return {
        verb,
        file: onlyFile(verb, rest),
        place: placeOf(verb, values),
        format: formatOf(values.format),
      };
    case "import":
      return { verb, file: onlyFile(verb, rest), place: placeOf(verb, values) };
    default:
      throw new UsageError(
        `there is no command "${verb}"; there are export and import, and without one it starts`,
      );
  }
}

type Values = ReturnType<typeof parse>["values"];

function startArguments(values: Values): StartArguments {
  const dataDir = values["data-dir"] ?? null;
  if (values["in-memory"] === true && dataDir !== null)
    throw new UsageError("say where the ledger is kept: either --data-dir DIR or --in-memory");
  const snapshot = values.snapshot ?? null;
  const forkUrl = values["fork-url"] ?? null;
  const forkLedger = values["fork-ledger"];
  if (snapshot !== null && forkUrl !== null)
    throw new UsageError("a ledger starts either from --snapshot or from --fork-url");
  if (forkLedger !== undefined && forkUrl === null)
    throw new UsageError("--fork-ledger says which ledger of --fork-url to go on from: give that too");
  if (forkUrl !== null && !URL.canParse(forkUrl))
    throw new UsageError(
      `--fork-url must be a URL, for instance https://soroban-testnet.stellar.org, not "${forkUrl}"`,
    );
  return {
    verb: "start",
    port: values.port === undefined ? 8000 : wholeNumber("--port", values.port, 0, 65_535),
    hostname: values.host ?? "127.0.0.1",
    dataDir,
    passphrase: values.passphrase ?? null,
    retention:
      values.retention === undefined ? null : wholeNumber("--retention", values.retention, 1, 1_000_000_000),
    snapshot,
    forkUrl,
    forkLedger: forkLedger === undefined ? null : wholeNumber("--fork-ledger", forkLedger, 1, 4_294_967_295),
    quiet: values.quiet ?? false,
    log: values.log ?? false,
    exitWithParent: values["exit-with-parent"] ?? false,
  };
}

function onlyFile(verb: string, rest: readonly string[]): string {
  const [file, ...more] = rest;
  if (file === undefined || more.length > 0) throw new UsageError(`${verb} wants one file`);
  return file;
}

function placeOf(verb: string, { url, "data-dir": dataDir }: Values): LedgerPlace {
  if (url !== undefined && dataDir === undefined) return { url };
  if (dataDir !== undefined && url === undefined) return { dataDir };
  throw new UsageError(`${verb} wants to know which ledger: either --url URL or --data-dir DIR`);
}

function formatOf(given: string | undefined): SnapshotFormat {
  if (given === undefined || given === "ajo") return "ajo";
  if (given === "soroban") return given;
  throw new UsageError(`--format must be ajo or soroban, not "${given}"`);
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        port: { type: "string" },
        host: { type: "string" },
        "data-dir": { type: "string" },
        "in-memory": { type: "boolean" },
        passphrase: { type: "string" },
        retention: { type: "string" },
        snapshot: { type: "string" },
        "fork-url": { type: "string" },
        "fork-ledger": { type: "string" },
        url: { type: "string" },
        format: { type: "string" },
        quiet: { type: "boolean" },
        log: { type: "boolean" },
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
