import { type Frame, FrameReader, FrameWriter } from "./frame";
import type { FeeResources, RentChange } from "./types";

export function writeResourceFee(resources: FeeResources): Frame {
  return new FrameWriter()
    .u32(resources.instructions)
    .u32(resources.diskReadEntries)
    .u32(resources.writeEntries)
    .u32(resources.diskReadBytes)
    .u32(resources.writeBytes)
    .u32(resources.contractEventsBytes)
    .u32(resources.transactionBytes);
}

export function readResourceFee(answer: Uint8Array): { nonRefundable: bigint; refundable: bigint } {
  const frame = new FrameReader(answer);
  return { nonRefundable: frame.i64(), refundable: frame.i64() };
}

export function writeRentFee(changes: readonly RentChange[], sequence: number): Frame {
  const frame = new FrameWriter().u32(sequence);
  return frame.list(changes, (change) =>
    frame
      .flag(change.persistent)
      .flag(change.code)
      .u32(change.oldSize)
      .u32(change.newSize)
      .u32(change.oldLiveUntil)
      .u32(change.newLiveUntil),
  );
}
