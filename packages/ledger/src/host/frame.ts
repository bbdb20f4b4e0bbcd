/**
 * The framing of calls into the host: little-endian integers and length-prefixed byte strings, in a fixed order for each call.
 * The Rust side is `native/seam/src/frame.rs`.
 */
import { HostInputError } from "./errors";

const U32_MAX = 0xffff_ffff;

/** What a call is given. It lies in pieces that are joined in the host's own memory, without a copy on the way. */
export interface Frame {
  /** Bytes. */
  readonly length: number;
  copyTo(memory: Uint8Array, address: number): void;
}

/** Writes a frame front to back. Byte strings are kept, not copied: they must stay as they are until the call. */
export class FrameWriter implements Frame {
  readonly #pieces: Uint8Array[] = [];
  #length = 0;

  get length(): number {
    return this.#length;
  }

  copyTo(memory: Uint8Array, address: number): void {
    let at = address;
    for (const piece of this.#pieces) {
      memory.set(piece, at);
      at += piece.length;
    }
  }

  #push(piece: Uint8Array): this {
    this.#pieces.push(piece);
    this.#length += piece.length;
    return this;
  }

  u32(value: number): this {
    if (!Number.isInteger(value) || value < 0 || value > U32_MAX)
      throw new HostInputError(`${value} is not an unsigned 32-bit integer`);
    const piece = Buffer.allocUnsafe(4);
    piece.writeUInt32LE(value);
    return this.#push(piece);
  }

  u64(value: bigint): this {
    if (BigInt.asUintN(64, value) !== value)
      throw new HostInputError(`${value.toString()} is not an unsigned 64-bit integer`);
    const piece = Buffer.allocUnsafe(8);
    piece.writeBigUInt64LE(value);
    return this.#push(piece);
  }

  flag(value: boolean): this {
    return this.u32(value ? 1 : 0);
  }

  bytes(value: Uint8Array): this {
    return this.u32(value.length).#push(value);
  }

  /** Bytes whose number both sides know. */
  fixed(value: Uint8Array, length: number): this {
    if (value.length !== length) throw new HostInputError(`expected ${length} bytes, got ${value.length}`);
    return this.#push(value);
  }

  /** Another frame as a byte string. */
  frame(inner: FrameWriter): this {
    this.u32(inner.length);
    for (const piece of inner.#pieces) this.#push(piece);
    return this;
  }

  list<T>(values: readonly T[], write: (value: T) => void): this {
    this.u32(values.length);
    values.forEach(write);
    return this;
  }

  option<T>(value: T | null, write: (value: T) => void): this {
    this.flag(value !== null);
    if (value !== null) write(value);
    return this;
  }
}

/** Reads an answer of the host front to back. The host is trusted: a short answer is a RangeError. */
export class FrameReader {
  #view: DataView;
  #offset = 0;

  constructor(private readonly frame: Uint8Array) {
    this.#view = new DataView(frame.buffer, frame.byteOffset, frame.byteLength);
  }

  u32(): number {
    const value = this.#view.getUint32(this.#offset, true);
    this.#offset += 4;
    return value;
  }

  i64(): bigint {
    const value = this.#view.getBigInt64(this.#offset, true);
    this.#offset += 8;
    return value;
  }

  /** A counter that is far below 2^53. */
  counter(): number {
    const value = this.#view.getBigUint64(this.#offset, true);
    this.#offset += 8;
    return Number(value);
  }

  flag(): boolean {
    return this.u32() === 1;
  }

  bytes(): Uint8Array {
    const length = this.u32();
    const start = this.#offset;
    this.#offset += length;
    if (this.#offset > this.frame.length) throw new RangeError("the answer of the host ends too early");
    return this.frame.subarray(start, this.#offset);
  }

  text(): string {
    return new TextDecoder().decode(this.bytes());
  }

  list<T>(read: () => T): T[] {
    return Array.from({ length: this.u32() }, read);
  }

  bytesList(): Uint8Array[] {
    return this.list(() => this.bytes());
  }

  option<T>(read: () => T): T | null {
    return this.flag() ? read() : null;
  }
}
