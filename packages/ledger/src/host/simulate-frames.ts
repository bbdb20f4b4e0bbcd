import { type Frame, FrameReader, FrameWriter } from "./frame";
import { readFailure, readMetering, writeLedgerInfo } from "./invoke-frames";
import type {
  SimulatedTtl,
  SimulateInvokeInput,
  SimulateInvokeResult,
  SimulateTtlInput,
  SimulateTtlResult,
  SimulationAuth,
} from "./types";

const ENFORCE = 0;
const RECORD = 1;

export function writeSimulateInvoke(input: SimulateInvokeInput): Frame {
  const frame = new FrameWriter();
  writeLedgerInfo(frame, input.ledger);
  frame.bytes(input.hostFunction).bytes(input.sourceAccount);
  writeAuth(frame, input.auth);
  return frame.u32(input.instructionLeeway).fixed(input.prngSeed, 32).flag(input.diagnostics);
}

function writeAuth(frame: FrameWriter, auth: SimulationAuth): void {
  switch (auth.mode) {
    case "enforce":
      frame.u32(ENFORCE).list(auth.entries, (entry) => frame.bytes(entry));
      return;
    case "record":
      frame.u32(RECORD).flag(auth.allowNonRoot).flag(auth.addressV2);
  }
}

export function readSimulateInvoke(answer: Uint8Array): SimulateInvokeResult {
  const frame = new FrameReader(answer);
  if (!frame.flag()) return readFailure(frame);
  return {
    ok: true,
    ...readMetering(frame),
    returnValue: frame.bytes(),
    auth: frame.bytesList(),
    ...readTransactionData(frame),
    events: frame.bytesList(),
    diagnosticEvents: frame.bytesList(),
    stateChanges: frame.list(() => ({
      key: frame.bytes(),
      before: frame.option(() => frame.bytes()),
      after: frame.option(() => frame.bytes()),
    })),
  };
}

function readTransactionData(frame: FrameReader): SimulatedTtl {
  return { transactionData: frame.bytes(), minResourceFee: frame.i64() };
}

/** `extendTo` is null for a restoration, which has none. */
export function writeSimulateTtl(input: SimulateTtlInput, extendTo: number | null): Frame {
  const frame = new FrameWriter();
  writeLedgerInfo(frame, input.ledger);
  frame.list(input.keys, (key) => frame.bytes(key));
  if (extendTo !== null) frame.u32(extendTo);
  return frame;
}

export function readSimulateTtl(answer: Uint8Array): SimulateTtlResult {
  const frame = new FrameReader(answer);
  if (!frame.flag()) return { ok: false, message: frame.text() };
  return {
    ok: true,
    ...readTransactionData(frame),
    restoreFirst: frame.option(() => readTransactionData(frame)),
  };
}
