import { type Frame, FrameReader, FrameWriter } from "./frame";
import type { EntryChange, HostFailure, InvokeInput, InvokeResult, LedgerInfo, Metering } from "./types";

export function writeLedgerInfo(frame: FrameWriter, ledger: LedgerInfo): void {
  frame
    .u32(ledger.protocolVersion)
    .u32(ledger.sequence)
    .u64(ledger.timestamp)
    .fixed(ledger.networkId, 32)
    .u32(ledger.baseReserve);
}

export function writeInvoke(input: InvokeInput): Frame {
  const frame = new FrameWriter();
  writeLedgerInfo(frame, input.ledger);
  frame.bytes(input.hostFunction).bytes(input.resources);
  frame.list(input.restoredIndices, (index) => frame.u32(index));
  frame.bytes(input.sourceAccount);
  frame.list(input.auth, (entry) => frame.bytes(entry));
  frame.list(input.entries, (entry) =>
    frame.option(entry, ({ entry: xdr, liveUntil, uncompiled }) => {
      frame.bytes(xdr);
      frame.option(liveUntil, (sequence) => frame.u32(sequence));
      frame.flag(uncompiled ?? false);
    }),
  );
  return frame.fixed(input.prngSeed, 32).flag(input.diagnostics);
}

export function readInvoke(answer: Uint8Array): InvokeResult {
  const frame = new FrameReader(answer);
  if (!frame.flag()) return readFailure(frame);
  return {
    ok: true,
    ...readMetering(frame),
    returnValue: frame.bytes(),
    changes: frame.list(() => readChange(frame)),
    events: frame.bytesList(),
    diagnosticEvents: frame.bytesList(),
    rentFee: frame.i64(),
  };
}

export function readMetering(frame: FrameReader): Metering {
  return { cpuInstructions: frame.counter(), memoryBytes: frame.counter() };
}

/** Reads what follows the flag that says "failed". */
export function readFailure(frame: FrameReader): HostFailure {
  return {
    ok: false,
    ...readMetering(frame),
    error: frame.bytes(),
    message: frame.text(),
    internal: frame.flag(),
    diagnosticEvents: frame.bytesList(),
  };
}

function readChange(frame: FrameReader): EntryChange {
  return {
    key: frame.bytes(),
    readOnly: frame.flag(),
    newEntry: frame.option(() => frame.bytes()),
    oldRentSize: frame.u32(),
    newRentSize: frame.u32(),
    ttl: frame.option(() => ({
      keyHash: frame.bytes(),
      oldLiveUntil: frame.u32(),
      newLiveUntil: frame.u32(),
    })),
  };
}
