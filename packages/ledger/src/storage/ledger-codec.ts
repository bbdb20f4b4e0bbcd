/** Closed ledgers as stored records. What queries need comes first, the state changes that only recovery needs last. */
import type { ClosedEvent, ClosedLedger, ClosedTransaction, LedgerHead } from "../engine/closed-ledger";
import { type StateKey, keyXdr, stateKey } from "../state/ledger-key";
import type { Delta } from "../state/overlay";
import { fromHex, toHex } from "../xdr/bytes";
import { BinaryReader, BinaryWriter } from "./binary";

export function writeHead(writer: BinaryWriter, head: LedgerHead): void {
  writer.u32(head.ledger.sequence).i64(head.ledger.closeTime).raw(head.ledger.hash).bytes(head.ledger.header);
  writer.i64(head.totals.feePool).i64(head.totals.totalCoins).i64(head.totals.idPool).raw(head.stateHash);
  for (const hash of head.skipList) writer.raw(hash);
  writer.u32(head.baseFee).u32(head.baseReserve).u32(head.protocolVersion).u32(head.maxTransactions);
  writer.i64(head.liveSorobanState);
}

export function readHead(reader: BinaryReader): LedgerHead {
  const ledger = {
    sequence: reader.u32(),
    closeTime: reader.i64(),
    hash: reader.raw(32),
    header: reader.bytes(),
  };
  const totals = { feePool: reader.i64(), totalCoins: reader.i64(), idPool: reader.i64() };
  const stateHash = reader.raw(32);
  const skipList = [reader.raw(32), reader.raw(32), reader.raw(32), reader.raw(32)];
  return {
    ledger,
    totals,
    stateHash,
    skipList,
    baseFee: reader.u32(),
    baseReserve: reader.u32(),
    protocolVersion: reader.u32(),
    maxTransactions: reader.u32(),
    liveSorobanState: reader.i64(),
  };
}

function writeTransaction(writer: BinaryWriter, transaction: ClosedTransaction): void {
  writer.raw(fromHex(transaction.id));
  writer.bytes(transaction.innerId === null ? new Uint8Array() : fromHex(transaction.innerId));
  writer.u8((transaction.success ? 1 : 0) | (transaction.isSoroban ? 2 : 0)).i64(transaction.inclusionFee);
  writer.bytes(transaction.envelope).bytes(transaction.result).bytes(transaction.meta);
  writer.list(transaction.feeChanges, (to, change) => to.bytes(change));
  writer.list(transaction.refundChanges, (to, change) => to.bytes(change));
}

function readTransaction(reader: BinaryReader): ClosedTransaction {
  const id = toHex(reader.raw(32));
  const innerId = reader.bytes();
  const flags = reader.u8();
  return {
    id,
    innerId: innerId.length === 0 ? null : toHex(innerId),
    success: (flags & 1) !== 0,
    isSoroban: (flags & 2) !== 0,
    inclusionFee: reader.i64(),
    envelope: reader.bytes(),
    result: reader.bytes(),
    meta: reader.bytes(),
    feeChanges: reader.list((from) => from.bytes()),
    refundChanges: reader.list((from) => from.bytes()),
  };
}

function writeEvent(writer: BinaryWriter, event: ClosedEvent): void {
  writer.u32(event.transaction).u32(event.operation).u32(event.index).u32(event.owner);
  writer.u8(event.type === "system" ? 1 : 0).bytes(event.contract ?? new Uint8Array());
  writer.list(event.topics, (to, topic) => to.bytes(topic)).bytes(event.value);
}

function readEvent(reader: BinaryReader): ClosedEvent {
  const position = {
    transaction: reader.u32(),
    operation: reader.u32(),
    index: reader.u32(),
    owner: reader.u32(),
  };
  const type = reader.u8() === 1 ? "system" : "contract";
  const contract = reader.bytes();
  return {
    ...position,
    type,
    contract: contract.length === 0 ? null : contract,
    topics: reader.list((from) => from.bytes()),
    value: reader.bytes(),
  };
}

/** A ledger's events, with what is told of the transactions they belong to. */
export interface StoredEvents {
  /** By index of transaction. */
  readonly owners: readonly Pick<ClosedTransaction, "id" | "success">[];
  readonly events: readonly ClosedEvent[];
}

export function encodeEvents({ transactions, events }: ClosedLedger): Uint8Array {
  const writer = new BinaryWriter();
  writer.list(transactions, (to, { id, success }) => to.raw(fromHex(id)).u8(success ? 1 : 0));
  return writer.list(events, writeEvent).finish();
}

export function decodeEvents(bytes: Uint8Array): StoredEvents {
  const reader = new BinaryReader(bytes);
  return {
    owners: reader.list((from) => ({ id: toHex(from.raw(32)), success: from.u8() === 1 })),
    events: reader.list(readEvent),
  };
}

export function writeDelta(writer: BinaryWriter, delta: Delta): void {
  writer.list([...delta], (to, [key, entry]) => {
    to.bytes(keyXdr(key)).u8(entry === null ? 0 : 1);
    if (entry !== null) to.bytes(entry);
  });
}

function readDelta(reader: BinaryReader): Delta {
  return new Map(
    reader.list((from): [StateKey, Uint8Array | null] => {
      const key = stateKey(from.bytes());
      // A copy of its own: the record it lies in must not be kept in memory for one entry's sake.
      return [key, from.u8() === 0 ? null : Buffer.from(from.bytes())];
    }),
  );
}

/** A ledger but for its events, which are stored beside it. */
export type StoredLedger = Omit<ClosedLedger, "delta" | "events">;

export function encodeLedger(ledger: ClosedLedger): Uint8Array {
  const writer = new BinaryWriter();
  writeHead(writer, ledger.head);
  writer.raw(ledger.previousHash).list(ledger.transactions, writeTransaction);
  writeDelta(writer, ledger.delta);
  return writer.finish();
}

function readStoredLedger(reader: BinaryReader): StoredLedger {
  return { head: readHead(reader), previousHash: reader.raw(32), transactions: reader.list(readTransaction) };
}

/** What queries ask for: without the changes of the state. */
export function decodeStoredLedger(bytes: Uint8Array): StoredLedger {
  return readStoredLedger(new BinaryReader(bytes));
}

export function decodeLedger(bytes: Uint8Array): Omit<ClosedLedger, "events"> {
  const reader = new BinaryReader(bytes);
  return { ...readStoredLedger(reader), delta: readDelta(reader) };
}
