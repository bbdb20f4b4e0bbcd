import { Keypair } from "@stellar/stellar-sdk/base";
import { encodeAccount, newAccount } from "../entries/account";
import { configSettingKey, settingAsEntry } from "../settings/network-settings";
import { TESTNET_SETTINGS_P28 } from "../settings/testnet-p28";
import { accountKeyOf, type StateKey } from "../state/ledger-key";
import { withLastModified } from "../state/ledger-entry";
import { asBuffer, fromBase64, sha256 } from "../xdr/bytes";
import { xdr } from "@stellar/stellar-sdk/base";
import type { LedgerHead } from "./closed-ledger";
import {
  BASE_FEE,
  BASE_RESERVE,
  makeHeader,
  NO_SKIPS,
  nextStateHash,
  PROTOCOL_VERSION,
  TOTAL_COINS,
} from "./ledger-header";

export const DEFAULT_PASSPHRASE = "Standalone Network ; February 2017";
export const GENESIS_SEQUENCE = 1;
const MAX_TRANSACTIONS = 1000;
/** sha256 of an empty TransactionResultSet. */
export const NO_RESULTS_HASH = sha256(new Uint8Array(4));

export function networkIdOf(passphrase: string): Uint8Array {
  return sha256(Buffer.from(passphrase));
}

/** The account that owns everything at first: its seed is the network id, so everybody knows it. */
export function rootKeypair(networkId: Uint8Array): Keypair {
  return Keypair.fromRawEd25519Seed(asBuffer(networkId));
}

/** The first ledger of a network, closed at `closeTime` (Unix seconds). */
export function genesis(
  networkId: Uint8Array,
  closeTime: bigint,
): { head: LedgerHead; entries: [StateKey, Uint8Array][] } {
  const rootKey = rootKeypair(networkId).rawPublicKey();
  const root = newAccount(xdr.PublicKey.publicKeyTypeEd25519(rootKey), TOTAL_COINS, 0);
  const entries: [StateKey, Uint8Array][] = [
    [accountKeyOf(rootKey), withLastModified(encodeAccount(root), GENESIS_SEQUENCE)],
  ];
  for (const setting of TESTNET_SETTINGS_P28) {
    const bytes = asBuffer(fromBase64(setting));
    entries.push([configSettingKey(bytes.readUInt32BE(0)), settingAsEntry(bytes, GENESIS_SEQUENCE)]);
  }
  const none = new Uint8Array(32);
  const stateHash = nextStateHash(
    none,
    entries.map(([key, entry]) => [Buffer.from(key, "base64"), entry] as const),
  );
  const totals = { feePool: 0n, totalCoins: TOTAL_COINS, idPool: 0n };
  const shared = {
    baseFee: BASE_FEE,
    baseReserve: BASE_RESERVE,
    protocolVersion: PROTOCOL_VERSION,
    maxTransactions: MAX_TRANSACTIONS,
  };
  const ledger = makeHeader({
    ...shared,
    ...totals,
    sequence: GENESIS_SEQUENCE,
    closeTime,
    previousHash: none,
    txSetHash: none,
    resultsHash: none,
    stateHash,
    skipList: NO_SKIPS,
  });
  return {
    head: { ...shared, ledger, totals, stateHash, skipList: NO_SKIPS, liveSorobanState: 0n },
    entries,
  };
}
