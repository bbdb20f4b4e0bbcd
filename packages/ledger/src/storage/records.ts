/** What the journal holds: ledgers with transactions, and moves of the clock; each with the empty ledgers that went before. */
import { brotliCompressSync, brotliDecompressSync, constants } from "node:zlib";
import type { ClosedLedger } from "../engine/closed-ledger";
import type { RunShape } from "../engine/empty-run";
import type { ClockState } from "../engine/network-clock";
import { BinaryReader, BinaryWriter } from "./binary";
import { StorageDamagedError, StorageFormatError } from "./errors";
import {
  decodeEvents,
  decodeLedger,
  decodeStoredLedger,
  encodeEvents,
  encodeLedger,
  type StoredEvents,
  type StoredLedger,
} from "./ledger-codec";

export interface JournalRecord {
  /** Null if only time has passed or was moved. */
  readonly ledger: ClosedLedger | null;
  /** Runs of empty ledgers since the last record, oldest first. A run that a later record repeats longer has gone on. */
  readonly runs: readonly RunShape[];
  readonly clock: ClockState;
}

const FORMAT = 3;
/** The lightest compression makes a quarter of it, in less than a tenth of a millisecond. */
const COMPRESSION = { params: { [constants.BROTLI_PARAM_QUALITY]: 1 } };

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
  const writer = new BinaryWriter().u8(FORMAT).u8(ledger === null ? 0 : 1);
  // Events first and as they are: they are what is looked through most.
  if (ledger !== null)
    writer.bytes(encodeEvents(ledger)).bytes(brotliCompressSync(encodeLedger(ledger), COMPRESSION));
  writeClock(writer.list(runs, writeRun), clock);
  return writer.finish();
}

/** The record's reader, and the two parts of its ledger if it has one. */
function open(bytes: Uint8Array) {
  const reader = new BinaryReader(bytes);
  const format = reader.u8();
  if (format !== FORMAT) throw new StorageFormatError(format, FORMAT);
  if (reader.u8() === 0) return { reader, parts: null };
  return { reader, parts: { events: reader.bytes(), ledger: reader.bytes() } };
}

function ledgerParts(bytes: Uint8Array): { events: Uint8Array; ledger: Uint8Array } {
  const { parts } = open(bytes);
  if (parts === null) throw new StorageDamagedError("a stored record has no ledger where one was written");
  return parts;
}

export function decodeRecord(bytes: Uint8Array): JournalRecord {
  const { reader, parts } = open(bytes);
  return {
    ledger:
      parts === null
        ? null
        : { ...decodeLedger(brotliDecompressSync(parts.ledger)), events: decodeEvents(parts.events).events },
    runs: reader.list(readRun),
    clock: readClock(reader),
  };
}

/** The ledger of a record, without its state changes and events. */
export function decodeRecordedLedger(bytes: Uint8Array): StoredLedger {
  return decodeStoredLedger(brotliDecompressSync(ledgerParts(bytes).ledger));
}

/** The events of a record's ledger. */
export function decodeRecordedEvents(bytes: Uint8Array): StoredEvents {
  return decodeEvents(ledgerParts(bytes).events);
}
