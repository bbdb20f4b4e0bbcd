/**
 * soroban-sdk's `LedgerSnapshot`: the JSON that `Env::from_ledger_snapshot_file` and stellar-cli read and write.
 *
 * It knows what contracts see of a ledger: sequence, time, lifetimes, and entries with `live_until` beside them. Totals, fees and
 * headers are not in it; the network's settings and its root account may be. What it lacks is kept as it was.
 */
import { xdr } from "@stellar/stellar-sdk/base";
import { z } from "zod";
import type { LedgerHead } from "../engine/closed-ledger";
import { makeHeader, PROTOCOL_VERSION } from "../engine/ledger-header";
import { decodeAccount } from "../entries/account";
import { keyOf } from "../entries/key-of-entry";
import { configSettingKey, readNetworkSettings, settingAsEntry } from "../settings/network-settings";
import {
  EntryType,
  entryTypeOf,
  isSorobanKey,
  isTemporaryKey,
  type StateKey,
  stateKey,
  ttlKey,
} from "../state/ledger-key";
import { LedgerState } from "../state/ledger-state";
import { encodeTtlEntry, findLiveUntil } from "../state/ttl-entry";
import { toHex } from "../xdr/bytes";
import { SnapshotInvalidError, SnapshotMismatchError } from "./errors";
import type { PortableState } from "./portable-state";

const ARCHIVAL_SETTING = 10;
const NO_NETWORK = "00".repeat(32);

const u32 = () => z.int().min(0).max(4_294_967_295);
// SEP-51 JSON of a LedgerEntry; read by the SDK.
const entryJson = z.record(z.string(), z.json());
const liveUntil = u32().nullish();

const schema = z.object({
  protocol_version: u32(),
  sequence_number: u32(),
  timestamp: z.int().min(0),
  network_id: z.string().regex(/^[0-9a-f]{64}$/),
  base_reserve: u32(),
  min_persistent_entry_ttl: u32(),
  min_temp_entry_ttl: u32(),
  max_entry_ttl: u32(),
  ledger_entries: z.array(
    z.union([
      z.object({ entry: entryJson, live_until: liveUntil }),
      // As versions before 23 wrote it: with the key, which follows from the entry.
      z
        .tuple([z.unknown(), z.tuple([entryJson, liveUntil])])
        .transform(([, [entry, live_until]]) => ({ entry, live_until })),
    ]),
  ),
});

type SdkSnapshot = z.output<typeof schema>;

/** Lifetimes stand beside their entries, so their own entries are left out. */
export function toSdkSnapshot({ head, entries }: PortableState, networkId: Uint8Array): object {
  const state = new LedgerState(entries);
  const settings = readNetworkSettings(state);
  const told = [...entries].filter(([key]) => entryTypeOf(key) !== EntryType.ttl);
  return {
    protocol_version: head.protocolVersion,
    sequence_number: head.ledger.sequence,
    timestamp: Number(head.ledger.closeTime),
    network_id: toHex(networkId),
    base_reserve: head.baseReserve,
    min_persistent_entry_ttl: settings.minPersistentTtl,
    min_temp_entry_ttl: settings.minTemporaryTtl,
    max_entry_ttl: settings.maxEntryTtl,
    ledger_entries: told.map(([key, entry]) => ({
      entry: xdr.LedgerEntry.fromXdr(entry).toJson(),
      live_until: isSorobanKey(key) ? findLiveUntil(state, key) : null,
    })),
  };
}

/**
 * The state that a `LedgerSnapshot` describes. `base` gives what is not in it: settings, root account, fees.
 * Throws SnapshotInvalidError, or SnapshotMismatchError if it names another network; a network of zeros, as contract tests have it, is
 * anyone's.
 */
export function fromSdkSnapshot(
  json: unknown,
  base: PortableState,
  network: { id: Uint8Array; rootKey: StateKey },
): PortableState {
  const snapshot = parse(json);
  const networkId = toHex(network.id);
  if (snapshot.network_id !== networkId && snapshot.network_id !== NO_NETWORK)
    throw new SnapshotMismatchError(snapshot.network_id, networkId);
  if (snapshot.protocol_version > PROTOCOL_VERSION)
    throw new SnapshotInvalidError(
      `the snapshot is of protocol ${snapshot.protocol_version}; this ledger speaks ${PROTOCOL_VERSION}`,
    );
  const entries = new Map<StateKey, Uint8Array>();
  for (const [key, entry] of base.entries)
    if (entryTypeOf(key) === EntryType.configSetting || key === network.rootKey) entries.set(key, entry);
  setLifetimes(entries, snapshot);
  const { minPersistentTtl, minTemporaryTtl } = readNetworkSettings(new LedgerState(entries));
  for (const { entry, live_until } of snapshot.ledger_entries) {
    const decoded = decodeEntry(entry);
    const key = stateKey(keyOf(decoded));
    if (entryTypeOf(key) === EntryType.ttl) continue;
    entries.set(key, decoded.toXdr());
    if (!isSorobanKey(key)) continue;
    const least = isTemporaryKey(key) ? minTemporaryTtl : minPersistentTtl;
    const ttl = ttlKey(key);
    entries.set(ttl, encodeTtlEntry(ttl, live_until ?? snapshot.sequence_number + least - 1));
  }
  return { head: headOf(snapshot, base.head, entries), entries };
}

function parse(json: unknown): SdkSnapshot {
  const parsed = schema.safeParse(json);
  if (!parsed.success)
    throw new SnapshotInvalidError(`this is no LedgerSnapshot: ${z.prettifyError(parsed.error)}`);
  return parsed.data;
}

function decodeEntry(json: z.output<typeof entryJson>): xdr.LedgerEntry {
  try {
    return xdr.LedgerEntry.fromJson(json);
  } catch (cause) {
    throw new SnapshotInvalidError("the snapshot holds an entry that is none", { cause });
  }
}

/** Lifetimes that the snapshot names become the network's; its zeros name none. */
function setLifetimes(entries: Map<StateKey, Uint8Array>, snapshot: SdkSnapshot): void {
  const key = configSettingKey(ARCHIVAL_SETTING);
  const stored = entries.get(key);
  if (stored === undefined) return;
  const { data, lastModifiedLedgerSeq } = xdr.LedgerEntry.fromXdr(stored);
  if (data.type !== "configSetting" || data.configSetting.type !== "configSettingStateArchival") return;
  const before = data.configSetting.stateArchivalSettings;
  const setting = xdr.ConfigSettingEntry.configSettingStateArchival(
    new xdr.StateArchivalSettings(
      Object.assign({}, before, {
        minPersistentTtl: snapshot.min_persistent_entry_ttl || before.minPersistentTtl,
        minTemporaryTtl: snapshot.min_temp_entry_ttl || before.minTemporaryTtl,
        maxEntryTtl: snapshot.max_entry_ttl || before.maxEntryTtl,
      }),
    ),
  );
  entries.set(key, settingAsEntry(setting.toXdr(), lastModifiedLedgerSeq));
}

/** There is no header in the snapshot: this one says what is known, and that all lumens are on accounts. */
function headOf(
  snapshot: SdkSnapshot,
  base: LedgerHead,
  entries: ReadonlyMap<StateKey, Uint8Array>,
): LedgerHead {
  let totalCoins = 0n;
  for (const [key, entry] of entries)
    if (entryTypeOf(key) === EntryType.account) totalCoins += decodeAccount(entry).balance;
  const head = {
    ...base,
    baseReserve: snapshot.base_reserve || base.baseReserve,
    totals: { ...base.totals, totalCoins, feePool: 0n },
  };
  const none = new Uint8Array(32);
  const ledger = makeHeader({
    ...head,
    ...head.totals,
    sequence: snapshot.sequence_number,
    closeTime: BigInt(snapshot.timestamp),
    previousHash: none,
    txSetHash: none,
    resultsHash: none,
  });
  return { ...head, ledger };
}
