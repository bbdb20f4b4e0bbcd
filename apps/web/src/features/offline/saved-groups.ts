import type { Answer, GroupDetail, NetworkInfo } from "@ajo/schemas";
import superjson from "superjson";

/** A group as this device last saw it, with the network's clock of that moment. */
export interface SavedGroup {
  answer: Answer<GroupDetail>;
  network: NetworkInfo;
  /** By this device's clock. */
  savedAt: Date;
}

const DATABASE = "ajo";
const STORE = "groups";
/** The last seen are enough; a device is no archive. */
const MOST = 20;

/** Keeps a group for a time without a network. A browser that keeps nothing changes nothing. */
export async function saveGroup(group: SavedGroup): Promise<void> {
  await inStore("readwrite", async (store) => {
    await done(store.put(superjson.stringify(group), group.answer.data.id));
    const saved = await readAll(store);
    for (const old of saved.slice(MOST)) await done(store.delete(old.answer.data.id));
  });
}

/** Last seen first. */
export async function listSavedGroups(): Promise<SavedGroup[]> {
  return (await inStore("readonly", readAll)) ?? [];
}

/** Nothing stays on this device of what its reader looked at. */
export async function forgetSavedGroups(): Promise<void> {
  await inStore("readwrite", (store) => done(store.clear()));
}

async function readAll(store: IDBObjectStore): Promise<SavedGroup[]> {
  const texts: unknown[] = await done(store.getAll());
  return texts
    .flatMap((text) => (typeof text === "string" ? parse(text) : []))
    .sort((a, b) => b.savedAt.getTime() - a.savedAt.getTime());
}

/** Written by `saveGroup` alone, maybe by an older version of it: what does not parse is left out. */
function parse(text: string): SavedGroup[] {
  try {
    return [superjson.parse<SavedGroup>(text)];
  } catch {
    return [];
  }
}

/** Null when this browser has no storage, or will not let us. */
async function inStore<T>(
  mode: IDBTransactionMode,
  work: (store: IDBObjectStore) => Promise<T>,
): Promise<T | null> {
  try {
    const database = await open();
    try {
      return await work(database.transaction(STORE, mode).objectStore(STORE));
    } finally {
      database.close();
    }
  } catch {
    return null;
  }
}

function open(): Promise<IDBDatabase> {
  const request = indexedDB.open(DATABASE, 1);
  request.onupgradeneeded = () => request.result.createObjectStore(STORE);
  return done(request);
}

function done<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error("storage failed"));
  });
}
