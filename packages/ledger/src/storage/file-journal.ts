import { closeSync, fstatSync, ftruncateSync, openSync, readdirSync, readFileSync, readSync } from "node:fs";
import { type FileHandle, open, unlink } from "node:fs/promises";
import path from "node:path";
import { StorageDamagedError } from "./errors";
import { frame, FRAME_HEADER_BYTES, unframe } from "./framing";
import type { Journal, Position } from "./journal";
import { syncDirectory } from "./sync-directory";

/** A new file is begun when one has grown to this size, so that old ones can be deleted whole. */
const SEGMENT_BYTES = 32 * 1024 * 1024;
const NAME = /^journal-(\d{8})\.log$/;

const fileName = (segment: number): string => `journal-${String(segment).padStart(8, "0")}.log`;

export interface RecoveredRecord {
  readonly position: Position;
  readonly payload: Uint8Array;
}

/** Records in append-only files of a directory, each synced to disk before `append` resolves. */
export class FileJournal implements Journal {
  readonly #directory: string;
  readonly #readers = new Map<number, number>();
  #segment: number;
  #handle: FileHandle;
  #size: number;

  private constructor(directory: string, segment: number, handle: FileHandle, size: number) {
    this.#directory = directory;
    this.#segment = segment;
    this.#handle = handle;
    this.#size = size;
  }

  /** Opens the journal of a directory and hands every record after `from` to `onRecord`. A torn tail is cut off. */
  static async open(
    directory: string,
    from: Position | null,
    onRecord: (record: RecoveredRecord) => void,
  ): Promise<FileJournal> {
    const segments = listSegments(directory);
    const first = from?.segment ?? segments[0] ?? 1;
    for (const segment of segments.filter((number) => number >= first)) {
      const start = from !== null && segment === from.segment ? endOf(from) : 0;
      recoverSegment(
        path.join(directory, fileName(segment)),
        segment,
        start,
        segment === segments.at(-1),
        onRecord,
      );
    }
    const segment = segments.at(-1) ?? first;
    const handle = await open(path.join(directory, fileName(segment)), "a");
    await syncDirectory(directory);
    return new FileJournal(directory, segment, handle, (await handle.stat()).size);
  }

  async append(record: Uint8Array): Promise<Position> {
    if (this.#size >= SEGMENT_BYTES) await this.#nextSegment();
    const bytes = frame(record);
    const position = { segment: this.#segment, offset: this.#size, length: record.length };
    try {
      await this.#handle.appendFile(bytes);
      await this.#handle.datasync();
    } catch (error) {
      // Half a record must not be followed by another one. If this fails too, the next start cuts it off.
      await this.#handle.truncate(this.#size).catch(() => undefined);
      throw error;
    }
    this.#size += bytes.length;
    return position;
  }

  read({ segment, offset, length }: Position): Uint8Array {
    const bytes = Buffer.allocUnsafe(length);
    const read = readSync(this.#reader(segment), bytes, 0, length, offset + FRAME_HEADER_BYTES);
    if (read !== length)
      throw new StorageDamagedError(`${fileName(segment)} ends before byte ${offset + length}`);
    return bytes;
  }

  /** Deletes the files that hold nothing from `position` on. */
  async prune(position: Position): Promise<void> {
    for (const segment of listSegments(this.#directory)) {
      if (segment >= position.segment || segment === this.#segment) continue;
      const reader = this.#readers.get(segment);
      if (reader !== undefined) closeSync(reader);
      this.#readers.delete(segment);
      await unlink(path.join(this.#directory, fileName(segment)));
    }
  }

  /** The place after the last record: what a snapshot taken now includes. */
  get end(): Position {
    return { segment: this.#segment, offset: this.#size, length: -FRAME_HEADER_BYTES };
  }

  async close(): Promise<void> {
    await this.#handle.close();
    for (const reader of this.#readers.values()) closeSync(reader);
    this.#readers.clear();
  }

  async #nextSegment(): Promise<void> {
    await this.#handle.close();
    this.#segment += 1;
    this.#handle = await open(path.join(this.#directory, fileName(this.#segment)), "a");
    this.#size = 0;
    await syncDirectory(this.#directory);
  }

  #reader(segment: number): number {
    const known = this.#readers.get(segment);
    if (known !== undefined) return known;
    const reader = openSync(path.join(this.#directory, fileName(segment)), "r");
    this.#readers.set(segment, reader);
    return reader;
  }
}

function endOf({ offset, length }: Position): number {
  return offset + FRAME_HEADER_BYTES + length;
}

function listSegments(directory: string): number[] {
  return readdirSync(directory)
    .map((name) => NAME.exec(name)?.[1])
    .filter((number) => number !== undefined)
    .map(Number)
    .sort((left, right) => left - right);
}

function recoverSegment(
  file: string,
  segment: number,
  start: number,
  isLast: boolean,
  onRecord: (record: RecoveredRecord) => void,
): void {
  const bytes = readFileSync(file);
  if (start > bytes.length)
    throw new StorageDamagedError(`${file} is shorter than the snapshot that refers to it`);
  let offset = start;
  for (;;) {
    const found = unframe(bytes, offset);
    if (found.kind === "end") return;
    if (found.kind === "record") {
      onRecord({ position: { segment, offset, length: found.payload.length }, payload: found.payload });
      offset = found.end;
      continue;
    }
    if (found.kind === "torn" && isLast) {
      truncate(file, offset);
      return;
    }
    throw new StorageDamagedError(`${file} is damaged at byte ${offset}`);
  }
}

function truncate(file: string, size: number): void {
  const handle = openSync(file, "r+");
  try {
    if (fstatSync(handle).size > size) ftruncateSync(handle, size);
  } finally {
    closeSync(handle);
  }
}
