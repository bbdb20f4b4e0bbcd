/** What a fork has fetched, beside its journal: framed records, appended and synced; the first one says what it is a fork of. */
import {
  closeSync,
  existsSync,
  fsyncSync,
  openSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeSync,
} from "node:fs";
import path from "node:path";
import { z } from "zod";
import type { FetchedEntry, ForkOrigin } from "../fork/upstream";
import { keyXdr, stateKey } from "../state/ledger-key";
import { BinaryReader, BinaryWriter } from "./binary";
import { StorageDamagedError } from "./errors";
import { frame, unframe } from "./framing";

const FILE = "fork.log";

const originSchema = z.object({
  url: z.string(),
  passphrase: z.string(),
  ledger: z.int(),
  strict: z.boolean(),
});

export interface StoredFork {
  readonly origin: ForkOrigin;
  readonly fetched: readonly FetchedEntry[];
}

/** What a directory's ledger is a fork of, and what it has fetched; null if it is none. A torn tail is cut off. */
export function readForkFile(directory: string): StoredFork | null {
  const file = path.join(directory, FILE);
  if (!existsSync(file)) return null;
  const bytes = readFileSync(file);
  const records: Buffer[] = [];
  let offset = 0;
  for (;;) {
    const found = unframe(bytes, offset);
    if (found.kind === "damaged") throw new StorageDamagedError(`${file} is damaged at byte ${offset}`);
    if (found.kind !== "record") break;
    records.push(found.payload);
    offset = found.end;
  }
  if (offset < bytes.length) truncateSync(file, offset);
  const [first, ...rest] = records;
  if (first === undefined) return null;
  const origin = originSchema.parse(JSON.parse(first.toString()));
  return { origin, fetched: rest.flatMap(decodeFetched) };
}

/** Notes that the directory's ledger is a fork. To be called before anything else is in the directory. */
export function beginForkFile(directory: string, origin: ForkOrigin): void {
  append(directory, Buffer.from(JSON.stringify(origin)), "w");
}

/** Forgets what a fork began and, killed before it had a ledger, never became. */
export function removeForkFile(directory: string): void {
  rmSync(path.join(directory, FILE), { force: true });
}

export function appendFetched(directory: string, fetched: readonly FetchedEntry[]): void {
  append(directory, encodeFetched(fetched), "a");
}

function append(directory: string, payload: Uint8Array, flags: "a" | "w"): void {
  const handle = openSync(path.join(directory, FILE), flags);
  try {
    writeSync(handle, frame(payload));
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

function encodeFetched(fetched: readonly FetchedEntry[]): Uint8Array {
  return new BinaryWriter()
    .list(fetched, (to, { key, entry, liveUntil }) => {
      to.bytes(keyXdr(key)).u8((entry === null ? 0 : 1) | (liveUntil === null ? 0 : 2));
      to.bytes(entry ?? new Uint8Array()).u32(liveUntil ?? 0);
    })
    .finish();
}

function decodeFetched(payload: Uint8Array): FetchedEntry[] {
  return new BinaryReader(payload).list((from) => {
    const key = stateKey(from.bytes());
    const flags = from.u8();
    const entry = Buffer.from(from.bytes());
    const liveUntil = from.u32();
    return { key, entry: (flags & 1) === 0 ? null : entry, liveUntil: (flags & 2) === 0 ? null : liveUntil };
  });
}
