import { rootKeypair } from "../engine/genesis";
import { networkIdOf } from "../engine/genesis";
import { accountKeyOf } from "../state/ledger-key";
import { SnapshotInvalidError } from "./errors";
import { decodeLedgerFile, encodeLedgerFile, isLedgerFile } from "./ledger-file";
import type { PortableState } from "./portable-state";
import { fromSdkSnapshot, toSdkSnapshot } from "./sdk-snapshot";

/** `ajo`: this program's own, exact to the bit. `soroban`: soroban-sdk's LedgerSnapshot as JSON, which other tools read. */
export type SnapshotFormat = "ajo" | "soroban";

/** Reads a snapshot of either format; which one shows from its first bytes. `base` gives what the format does not hold. */
export function readSnapshot(bytes: Uint8Array, passphrase: string, base: PortableState): PortableState {
  if (isLedgerFile(bytes)) return decodeLedgerFile(bytes, passphrase);
  const id = networkIdOf(passphrase);
  const rootKey = accountKeyOf(rootKeypair(id).rawPublicKey());
  return fromSdkSnapshot(parseJson(bytes), base, { id, rootKey });
}

export function writeSnapshot(state: PortableState, passphrase: string, format: SnapshotFormat): Uint8Array {
  if (format === "ajo") return encodeLedgerFile(passphrase, state);
  return Buffer.from(`${JSON.stringify(toSdkSnapshot(state, networkIdOf(passphrase)), null, 2)}\n`);
}

function parseJson(bytes: Uint8Array): unknown {
  try {
    const parsed: unknown = JSON.parse(Buffer.from(bytes).toString());
    return parsed;
  } catch (cause) {
    throw new SnapshotInvalidError("this is neither a snapshot of this program nor a LedgerSnapshot", {
      cause,
    });
  }
}
