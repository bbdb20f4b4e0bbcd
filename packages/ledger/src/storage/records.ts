/** What the journal holds: ledgers with transactions, and moves of the clock; each with the empty ledgers that went before. */
import type { ClosedLedger } from "../engine/closed-ledger";
import type { RunShape } from "../engine/empty-run";
import type { ClockState } from "../engine/network-clock";
import { BinaryReader, BinaryWriter } from "./binary";
import { decodeLedger, decodeStoredLedger, encodeLedger, type StoredLedger } from "./ledger-codec";

export interface JournalRecord {
  /** Null if only time has passed or was moved. */
  readonly ledger: ClosedLedger | null;
  /** Runs of empty ledgers since the last record, oldest first. A run that a later record repeats longer has gone on. */
  readonly runs: readonly RunShape[];
  readonly clock: ClockState;
}

const FORMAT = 1;

export function writeRun(writer: BinaryWriter, run: RunShape): void {
  writer.u32(run.first).u32(run.skipped).u32(run.count).i64(run.firstCloseTime).u32(run.step);
}

export function readRun(reader: BinaryReader): RunShape {
  return {
    first: reader.u32(),
    skipped: reader.u32(),
    count: reader.u32(),
    firstCloseTime: reader.i64(),
    step: reader.u32(),
  };
}

export function writeClock(
  writer: BinaryWriter,
  { offsetSeconds, automine, intervalSeconds }: ClockState,
): void {
  writer
    .i64(BigInt(offsetSeconds))
    .u8(automine ? 1 : 0)
    .u32(intervalSeconds);
}

export function readClock(reader: BinaryReader): ClockState {
  return { offsetSeconds: Number(reader.i64()), automine: reader.u8() === 1, intervalSeconds: reader.u32() };
}

export function encodeRecord({ ledger, runs, clock }: JournalRecord): Uint8Array {
  const writer = new BinaryWriter()
    .u8(FORMAT)
    .bytes(ledger === null ? new Uint8Array() : encodeLedger(ledger));
  writeClock(writer.list(runs, writeRun), clock);
  return writer.finish();
}

function open(bytes: Uint8Array): BinaryReader {
  const reader = new BinaryReader(bytes);
  const format = reader.u8();
  if (format !== FORMAT)
    throw new Error(`this record has format ${format}; this version reads format ${FORMAT}`);
  return reader;
}

export function decodeRecord(bytes: Uint8Array): JournalRecord {
  const reader = open(bytes);
  const ledger = reader.bytes();
  return {
    ledger: ledger.length === 0 ? null : decodeLedger(ledger),
    runs: reader.list(readRun),
    clock: readClock(reader),
  };
}

/** The ledger of a record, without its state changes. */
export function decodeRecordedLedger(bytes: Uint8Array): StoredLedger {
  return decodeStoredLedger(open(bytes).bytes());
}
