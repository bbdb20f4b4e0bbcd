/**
 * The framing of calls into the host: little-endian integers and length-prefixed byte strings, in a fixed order for each call.
 * The Rust side is `native/seam/src/frame.rs`.
 */
import { HostInputError } from "./errors";

const U32_MAX = 0xffff_ffff;

/** Writes a frame front to back. */
export class FrameWriter {
  #bytes = new Uint8Array(1024);
  #view = new DataView(this.#bytes.buffer);
  #length = 0;

  #reserve(length: number): number {
    const start = this.#length;
    const end = start + length;
    if (end > this.#bytes.length) {
      const larger = new Uint8Array(Math.max(end, this.#bytes.length * 2));
      larger.set(this.#bytes.subarray(0, start));
      this.#bytes = larger;
      this.#view = new DataView(larger.buffer);
    }
    this.#length = end;
    return start;
  }

  u32(value: number): this {
    if (!Number.isInteger(value) || value < 0 || value > U32_MAX)
      throw new HostInputError(`${value} is not an unsigned 32-bit integer`);
    const start = this.#reserve(4);
    this.#view.setUint32(start, value, true);
    return this;
  }

  u64(value: bigint): this {
    if (BigInt.asUintN(64, value) !== value)
      throw new HostInputError(`${value.toString()} is not an unsigned 64-bit integer`);
    const start = this.#reserve(8);
    this.#view.setBigUint64(start, value, true);
    return this;
  }

  flag(value: boolean): this {
    return this.u32(value ? 1 : 0);
  }

  bytes(value: Uint8Array): this {
    this.u32(value.length);
    const start = this.#reserve(value.length);
    this.#bytes.set(value, start);
    return this;
  }

  /** Bytes whose number both sides know. */
  fixed(value: Uint8Array, length: number): this {
    if (value.length !== length) throw new HostInputError(`expected ${length} bytes, got ${value.length}`);
    const start = this.#reserve(length);
    this.#bytes.set(value, start);
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

  finish(): Uint8Array {
    return this.#bytes.subarray(0, this.#length);
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
