/** A whole ledger at one moment, as a file: what a restart begins with, so that it need not repeat the past. */
import { type LedgerSummary, sameString } from "../engine/history";
import { EmptyRun } from "../engine/empty-run";
import type { LedgerHead } from "../engine/closed-ledger";
import type { ClockState } from "../engine/network-clock";
import { type StateKey, keyXdr, stateKey } from "../state/ledger-key";
import { StorageFormatError } from "./errors";
import { fromHex } from "../xdr/bytes";
import { BinaryReader, BinaryWriter } from "./binary";
import type { Position } from "./journal";
import { readHead, writeHead } from "./ledger-codec";
import { readClock, readRun, writeClock, writeRun } from "./records";

export interface Image {
  readonly passphrase: string;
  /** End of the journal that the image includes; null where there is no journal. */
  readonly end: Position | null;
  /** The last ledger with transactions; runs of empty ones follow it. */
  readonly head: LedgerHead;
  readonly clock: ClockState;
  readonly stretches: readonly (LedgerSummary | EmptyRun)[];
  readonly entries: Iterable<readonly [StateKey, Uint8Array]>;
}

const FORMAT = 3;
const ID_BYTES = 32;

function writePosition(writer: BinaryWriter, { segment, offset, length }: Position): void {
  writer.u32(segment).i64(BigInt(offset)).i64(BigInt(length));
}

function readPosition(reader: BinaryReader): Position {
  return { segment: reader.u32(), offset: Number(reader.i64()), length: Number(reader.i64()) };
}

function writeSummary(writer: BinaryWriter, summary: LedgerSummary): void {
  writer.u32(summary.sequence).i64(summary.closeTime);
  writePosition(writer, summary.position);
  writer.list(summary.ids, (to, id) => to.raw(fromHex(id)));
  writer.u32(summary.transactions).list(summary.emitters, (to, emitter) => to.bytes(Buffer.from(emitter)));
  writer.list(summary.fees.classic, (to, fee) => to.i64(fee));
  writer.list(summary.fees.soroban, (to, fee) => to.i64(fee));
}

/** The ids stay as they lie until somebody asks for them. */
function readSummary(reader: BinaryReader): LedgerSummary {
  const [sequence, closeTime, position] = [reader.u32(), reader.i64(), readPosition(reader)];
  const ids = Buffer.from(reader.raw(ID_BYTES * reader.u32()));
  return {
    sequence,
    closeTime,
    position,
    get ids() {
      const count = ids.length / ID_BYTES;
      return Array.from({ length: count }, (_, index) =>
        ids.toString("hex", index * ID_BYTES, (index + 1) * ID_BYTES),
      );
    },
    transactions: reader.u32(),
    emitters: reader.list((from) => sameString(Buffer.from(from.bytes()).toString())),
    fees: { classic: reader.list((from) => from.i64()), soroban: reader.list((from) => from.i64()) },
  };
}

export function encodeImage(image: Image): Buffer {
  const writer = new BinaryWriter().u8(FORMAT).bytes(Buffer.from(image.passphrase));
  writer.u8(image.end === null ? 0 : 1);
  if (image.end !== null) writePosition(writer, image.end);
  writeHead(writer, image.head);
  writeClock(writer, image.clock);
  writer.list(image.stretches, (to, stretch) => {
    if (stretch instanceof EmptyRun) {
      writeHead(to.u8(1), stretch.base);
      writeRun(to, stretch.shape);
    } else {
      writeSummary(to.u8(0), stretch);
    }
  });
  writer.list([...image.entries], (to, [key, entry]) => to.bytes(keyXdr(key)).bytes(entry));
  return writer.finish();
}

export function decodeImage(bytes: Uint8Array): Image {
  const reader = new BinaryReader(bytes);
  const format = reader.u8();
  if (format !== FORMAT) throw new StorageFormatError(format, FORMAT);
  const passphrase = Buffer.from(reader.bytes()).toString();
  const end = reader.u8() === 0 ? null : readPosition(reader);
  return {
    passphrase,
    end,
    head: readHead(reader),
    clock: readClock(reader),
    stretches: reader.list((from) => {
      if (from.u8() === 0) return readSummary(from);
      const base = readHead(from);
      return new EmptyRun(base, readRun(from));
    }),
    entries: reader.list((from): [StateKey, Uint8Array] => [
      stateKey(from.bytes()),
      Buffer.from(from.bytes()),
    ]),
  };
}
