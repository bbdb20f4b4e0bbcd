import type { GroupStatus } from "@ajo/schemas";

/** `State` of contracts/group, as `State::pack` writes it: one entry that a payment rewrites. */
export interface PackedState {
  status: GroupStatus;
  round: number;
  /** Unix seconds; 0 is never. */
  startedAt: number;
  drawEndsAt: number;
  pausedUntil: number;
  /** Sets of seats. */
  standing: ReadonlySet<number>;
  defaulted: ReadonlySet<number>;
  exited: ReadonlySet<number>;
  /** Have accepted the order, or revealed their secret. */
  agreed: ReadonlySet<number>;
  /** Whose share of the reserve waits. */
  sharers: ReadonlySet<number>;
  reserve: bigint;
  /** What auctions have brought each seat so far. */
  dividend: bigint;
  share: bigint;
  /** Seats in turn order. */
  order: number[];
  /** By seat: the last round paid; contributions to be given back. */
  paid: number[];
  credits: number[];
  /** By round: 0, or 1 + the last turn that still owes it. */
  vacated: number[];
}

const STATUSES = ["forming", "active", "completed", "drawing", "cancelled"] as const;

/** Reads the packed bytes in the order of contracts/group/src/state/packed.rs; throws when they are too short. */
export function unpackState(bytes: Uint8Array): PackedState {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = 0;
  const byte = () => view.getUint8(at++);
  const number = () => {
    at += 8;
    return view.getBigUint64(at - 8);
  };
  const amount = () => BigInt.asIntN(128, (number() << 64n) | number());
  const seats = () => {
    const bits = number();
    return new Set(
      Array.from({ length: 64 }, (_, seat) => seat).filter((seat) => (bits >> BigInt(seat)) & 1n),
    );
  };
  const list = () => Array.from({ length: byte() }, byte);

  const status = STATUSES[byte()];
  if (status === undefined) throw new RangeError("a status that this code does not know");
  const round = byte();
  // Where a settlement stands, the heir, the round last paused, and the discount of the round.
  at += 6;
  const [startedAt, drawEndsAt, pausedUntil] = [Number(number()), Number(number()), Number(number())];
  const standing = seats();
  // Who has a deposit: the deposits say so themselves.
  at += 8;
  const [defaulted, exited, agreed, sharers] = [seats(), seats(), seats(), seats()];
  const [reserve, dividend, share] = [amount(), amount(), amount()];
  const [order, paid, credits, vacated] = [list(), list(), list(), list()];
  return {
    ...{ status, round, startedAt, drawEndsAt, pausedUntil, standing, defaulted, exited, agreed, sharers },
    ...{ reserve, dividend, share, order, paid, credits, vacated },
  };
}

/** How a settled round ended, as contracts/group/src/storage/records.rs keeps it. */
export interface RoundRecord {
  payout: bigint;
  short: bigint;
  discount: bigint;
  missing: number;
}

const AMOUNT_BYTES = 16;
const RECORD_BYTES = 3 * AMOUNT_BYTES + 1;

/** One page of records: rounds 8k + 1 .. 8k + 8. */
export function unpackRecords(bytes: Uint8Array): RoundRecord[] {
  return Array.from({ length: Math.floor(bytes.length / RECORD_BYTES) }, (_, index) => {
    const record = bytes.subarray(index * RECORD_BYTES, (index + 1) * RECORD_BYTES);
    const [payout = 0n, short = 0n, discount = 0n] = unpackAmounts(record.subarray(0, 3 * AMOUNT_BYTES));
    return { payout, short, discount, missing: record.at(-1) ?? 0 };
  });
}

/** Amounts one after the other: every seat's deposit, by seat. */
export function unpackAmounts(bytes: Uint8Array): bigint[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return Array.from({ length: Math.floor(bytes.length / AMOUNT_BYTES) }, (_, index) => {
    const at = index * AMOUNT_BYTES;
    return BigInt.asIntN(128, (view.getBigUint64(at) << 64n) | view.getBigUint64(at + 8));
  });
}
