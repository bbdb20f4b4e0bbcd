/** What a fork begins with: the head of the upstream's ledger, the network's settings, and an account that has lumens to give. */
import { xdr } from "@stellar/stellar-sdk/base";
import type { LedgerHead } from "../engine/closed-ledger";
import { networkIdOf, rootKeypair } from "../engine/genesis";
import { PROTOCOL_VERSION } from "../engine/ledger-header";
import { decodeAccount, encodeAccount, newAccount, thresholdsOf } from "../entries/account";
import { configSettingKey, readNetworkSettings, SETTING_IDS } from "../settings/network-settings";
import type { PortableState } from "../snapshot/portable-state";
import { withLastModified } from "../state/ledger-entry";
import { accountKeyOf, type StateKey } from "../state/ledger-key";
import { LedgerState } from "../state/ledger-state";
import { UpstreamError } from "./errors";
import type { ForkOrigin } from "./upstream";
import type { UpstreamEntry, UpstreamRpc } from "./upstream-rpc";

/** Stroops that the root account is given where it has not enough itself, and what is enough: 10^10 and 10^6 XLM. */
const MADE_FOR_FORK = 10n ** 17n;
const ENOUGH = 10n ** 13n;
/** Settings that the network writes for itself as time passes. */
const KEPT_BY_THE_NETWORK = new Set([configSettingKey(12), configSettingKey(13)]);

export interface ForkStart extends PortableState {
  readonly origin: ForkOrigin;
}

/** Asks the upstream. `ledger`: the one to go on from, strictly; null for the latest. Throws UpstreamError. */
export async function readOrigin(rpc: UpstreamRpc, ledger: number | null): Promise<ForkStart> {
  const { passphrase, protocolVersion } = await rpc.getNetwork();
  if (protocolVersion !== PROTOCOL_VERSION)
    throw new UpstreamError(
      "ForkRefused",
      `${rpc.url} is at protocol ${protocolVersion}, and this ledger speaks protocol ${PROTOCOL_VERSION} only`,
    );
  const sequence = ledger ?? (await rpc.getLatestLedger());
  const header = await rpc.findHeader(sequence);
  if (header === null)
    throw new UpstreamError("ForkRefused", `${rpc.url} does not have the ledger ${sequence}`);
  const origin = { url: rpc.url, passphrase, ledger: sequence, strict: ledger !== null };
  const rootKey = accountKeyOf(rootKeypair(networkIdOf(passphrase)).rawPublicKey());
  const found = await rpc.getEntries([...SETTING_IDS.map(configSettingKey), rootKey]);
  const entries = new Map<StateKey, Uint8Array>();
  for (const entry of found) {
    if (entry.key === rootKey) continue;
    refuseChanged(entry, origin);
    entries.set(entry.key, entry.entry);
  }
  const head = headOf(header, entries);
  const root = found.find(({ key }) => key === rootKey);
  const { entry, made } = rootOf(root, origin);
  entries.set(rootKey, entry);
  return { origin, entries, head: withCoins(head, made) };
}

function refuseChanged({ key, lastModified }: UpstreamEntry, { strict, ledger, url }: ForkOrigin): void {
  if (strict && lastModified > ledger && !KEPT_BY_THE_NETWORK.has(key))
    throw new UpstreamError(
      "ForkEntryChanged",
      `the settings of ${url} have changed since ledger ${ledger}, and it cannot tell what they were`,
    );
}

function headOf(headerEntry: Uint8Array, entries: ReadonlyMap<StateKey, Uint8Array>): LedgerHead {
  const { hash, header } = xdr.LedgerHeaderHistoryEntry.fromXdr(headerEntry);
  const { stateSizeWindow } = readNetworkSettings(new LedgerState(entries));
  const sum = stateSizeWindow.reduce((total, bytes) => total + bytes, 0n);
  return {
    ledger: {
      sequence: header.ledgerSeq,
      closeTime: header.scpValue.closeTime,
      hash: hash.value,
      header: header.toXdr(),
    },
    totals: { feePool: header.feePool, totalCoins: header.totalCoins, idPool: header.idPool },
    stateHash: header.bucketListHash.value,
    skipList: header.skipList.map((skipped) => skipped.value),
    baseFee: header.baseFee,
    baseReserve: header.baseReserve,
    protocolVersion: header.ledgerVersion,
    maxTransactions: header.maxTxSetSize,
    liveSorobanState: stateSizeWindow.length === 0 ? 0n : sum / BigInt(stateSizeWindow.length),
  };
}

/** The upstream's root account if it can give; else one that can, whose lumens exist on this fork only. */
function rootOf(found: UpstreamEntry | undefined, origin: ForkOrigin): { entry: Uint8Array; made: bigint } {
  const account = found === undefined ? null : decodeAccount(found.entry);
  if (found !== undefined && account !== null) {
    const changed = origin.strict && found.lastModified > origin.ledger;
    const { master, medium } = thresholdsOf(account);
    if (!changed && account.balance >= ENOUGH && master > 0 && master >= medium)
      return { entry: found.entry, made: 0n };
  }
  const rootKey = rootKeypair(networkIdOf(origin.passphrase)).rawPublicKey();
  const sequence = account === null ? origin.ledger : Number(account.seqNum >> 32n) + 1;
  const made = newAccount(xdr.PublicKey.publicKeyTypeEd25519(rootKey), MADE_FOR_FORK, sequence);
  return {
    entry: withLastModified(encodeAccount(made), origin.ledger),
    made: MADE_FOR_FORK - (account?.balance ?? 0n),
  };
}

/** Lumens made for the fork count as the others do. The header stays the upstream's own, so that the next one links to it. */
function withCoins(head: LedgerHead, made: bigint): LedgerHead {
  return { ...head, totals: { ...head.totals, totalCoins: head.totals.totalCoins + made } };
}
