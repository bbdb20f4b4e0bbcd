import { z } from "zod";
import { xdr } from "@stellar/stellar-sdk/base";
import type { Ledger } from "../../engine/ledger";
import { dataOf, extensionOf, lastModifiedOf } from "../../state/ledger-entry";
import { isSorobanKey, isTemporaryKey, keyXdr, type StateKey, stateKey } from "../../state/ledger-key";
import { findLiveUntil } from "../../state/ttl-entry";
import { parseBase64 } from "../../xdr/bytes";
import { parseParams, text, textList } from "../params";
import type { RpcMethod } from "../rpc-context";
import { internalError, invalidParams } from "../rpc-error";
import { parseXdrFormat, type XdrFormat, xdrField } from "../xdr-format";

const schema = z.object({ keys: textList(), xdrFormat: text() });
const MAX_KEYS = 200;

export const getLedgerEntries: RpcMethod = async (params, { ledger }) => {
  const request = parseParams(schema, "GetLedgerEntriesRequest", params);
  const format = parseXdrFormat(request.xdrFormat);
  if (request.keys.length > MAX_KEYS)
    throw invalidParams(`key count (${request.keys.length}) exceeds maximum supported (${MAX_KEYS})`);
  const keys = request.keys.map(parseKey);
  if (keys.length === 0) throw internalError("could not query captive core: no keys specified in request");
  await ledger.upstream?.fetch(keys);
  return {
    entries: keys.flatMap((key) => findEntry(key, ledger, format) ?? []),
    latestLedger: ledger.head.ledger.sequence,
  };
};

function parseKey(given: string, index: number): StateKey {
  const bytes = parseBase64(given);
  let key: xdr.LedgerKey;
  try {
    if (bytes === null) throw new Error("not base64");
    key = xdr.LedgerKey.fromXdr(bytes);
  } catch {
    throw invalidParams(`cannot unmarshal key value ${given} at index ${index}`);
  }
  if (key.type === "ttl") throw invalidParams("ledger ttl entries cannot be queried directly");
  return stateKey(key.toXdr());
}

/** An archived entry is still told of, with 0 for its lifetime; an expired temporary one is gone. */
function findEntry(key: StateKey, { state, head }: Ledger, format: XdrFormat) {
  const entry = state.get(key);
  if (entry === undefined) return null;
  const liveUntil = isSorobanKey(key) ? findLiveUntil(state, key) : null;
  const expired = liveUntil !== null && liveUntil < head.ledger.sequence;
  if (expired && isTemporaryKey(key)) return null;
  return {
    ...xdrField(format, "key", xdr.LedgerKey, keyXdr(key), "key"),
    ...xdrField(format, "data", xdr.LedgerEntryData, dataOf(entry), "xdr"),
    lastModifiedLedgerSeq: lastModifiedOf(entry),
    ...(liveUntil === null ? {} : { liveUntilLedgerSeq: expired ? 0 : liveUntil }),
    ...xdrField(format, "ext", xdr.LedgerEntryExt, extensionOf(entry)),
  };
}
