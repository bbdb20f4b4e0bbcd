import { readFileSync, writeFileSync } from "node:fs";
import { ledgerControl } from "../client/ledger-control";
import type { Ledger } from "../engine/ledger";
import { openLedger } from "../server/open-ledger";
import { readSnapshot, type SnapshotFormat, writeSnapshot } from "../snapshot/read-snapshot";
import type { ExportArguments, ImportArguments } from "./parse-arguments";

/** Writes a ledger's state to a file. Returns what to tell about it. */
export async function exportSnapshot({ file, place, format }: ExportArguments): Promise<string> {
  const bytes =
    "url" in place
      ? await ledgerControl(place.url).exportLedger(format)
      : await withLedger(place.dataDir, async (ledger) => exported(ledger, format));
  writeFileSync(file, bytes);
  return `${file} holds the ledger, ${bytes.length} bytes\n`;
}

/** Lets a ledger become the one that a file holds. Returns what to tell about it. */
export async function importSnapshot({ file, place }: ImportArguments): Promise<string> {
  const bytes = readFileSync(file);
  const sequence =
    "url" in place
      ? (await ledgerControl(place.url).importLedger(bytes)).latestLedger
      : await withLedger(place.dataDir, async (ledger) => {
          await ledger.importState(readSnapshot(bytes, ledger.passphrase, ledger.exportState()));
          return ledger.head.ledger.sequence;
        });
  return `imported; the ledger stands at ${sequence}\n`;
}

const exported = (ledger: Ledger, format: SnapshotFormat): Uint8Array =>
  writeSnapshot(ledger.exportState(), ledger.passphrase, format);

async function withLedger<Result>(
  dataDir: string,
  work: (ledger: Ledger) => Promise<Result>,
): Promise<Result> {
  const ledger = await openLedger({ dataDir });
  try {
    return await work(ledger);
  } finally {
    await ledger.close();
  }
}
