import { createHash, type Hash } from "node:crypto";
import { BackupError } from "./backup-error";
import { END_OF_ROWS } from "./format";

const NEW_LINE = 0x0a;
const END_LINE = Buffer.from(`${END_OF_ROWS}\n`);
/** No line of ours is longer: a header names a few dozen tables, and a row is a row. */
const LONGEST_LINE = 64 * 1024 * 1024;

/** Takes a stream apart into lines and sections of rows, and hashes all that it has given out. */
export class LineReader {
  readonly #source: AsyncIterator<Buffer>;
  readonly #hash: Hash = createHash("sha256");
  #pending: Buffer = Buffer.alloc(0);

  constructor(source: AsyncIterable<Buffer>) {
    this.#source = source[Symbol.asyncIterator]();
  }

  /** The next line without its end. Throws `Damaged` when there is none. */
  async line({ hashed = true } = {}): Promise<string> {
    let end: number;
    while ((end = this.#pending.indexOf(NEW_LINE)) === -1) await this.#readMore();
    const line = this.#take(end + 1, hashed);
    return line.subarray(0, -1).toString("utf8");
  }

  /** Whole rows, many at a time, up to the line that ends them, which is passed over. */
  async *rows(): AsyncGenerator<Buffer> {
    for (;;) {
      const end = this.#endOfRows();
      if (end !== -1) {
        if (end > 0) yield this.#take(end, true);
        this.#take(END_LINE.length, true);
        return;
      }
      const whole = this.#pending.lastIndexOf(NEW_LINE) + 1;
      if (whole > 0) yield this.#take(whole, true);
      await this.#readMore();
    }
  }

  /** Of everything given out so far, but for lines that were not to be hashed. */
  digest(): string {
    return this.#hash.copy().digest("hex");
  }

  async isAtEnd(): Promise<boolean> {
    return this.#pending.length === 0 && (await this.#source.next()).done === true;
  }

  /** What is pending always begins with a line. */
  #endOfRows(): number {
    let found = this.#pending.indexOf(END_LINE);
    while (found > 0 && this.#pending[found - 1] !== NEW_LINE)
      found = this.#pending.indexOf(END_LINE, found + 1);
    return found;
  }

  #take(length: number, hashed: boolean): Buffer {
    const taken = this.#pending.subarray(0, length);
    this.#pending = this.#pending.subarray(length);
    if (hashed) this.#hash.update(taken);
    return taken;
  }

  async #readMore(): Promise<void> {
    if (this.#pending.length > LONGEST_LINE)
      throw new BackupError("NotABackup", "a line is too long to be one of ours");
    let next: IteratorResult<Buffer>;
    try {
      next = await this.#source.next();
    } catch (cause) {
      throw new BackupError("Damaged", "the file cannot be unpacked to its end", { cause });
    }
    if (next.done === true) throw new BackupError("Damaged", "the file ends before its end");
    this.#pending = Buffer.concat([this.#pending, next.value]);
  }
}
