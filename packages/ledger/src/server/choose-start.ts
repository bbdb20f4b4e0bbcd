import { genesis, networkIdOf } from "../engine/genesis";
import type { ForkOrigin } from "../fork/upstream";
import { type FetchedEntry, Upstream } from "../fork/upstream";
import { readOrigin } from "../fork/read-origin";
import { UpstreamRpc } from "../fork/upstream-rpc";
import type { PortableState } from "../snapshot/portable-state";
import { readSnapshot } from "../snapshot/read-snapshot";
import { StorageMismatchError } from "../storage/errors";
import { appendFetched, beginForkFile, readForkFile, removeForkFile } from "../storage/fork-file";
import { StartRefusedError } from "./errors";

export interface ForkOptions {
  /** Of a stellar-rpc. */
  readonly url: string;
  /** The ledger to go on from, strictly; the latest, loosely, if not given. */
  readonly ledger?: number;
}

export interface StartChoice {
  readonly passphrase: string;
  readonly start?: PortableState;
  readonly upstream?: Upstream;
}

interface Wanted {
  readonly passphrase: string | undefined;
  readonly defaultPassphrase: string;
  readonly dataDir: string | undefined;
  /** The directory holds a ledger already. */
  readonly goesOn: boolean;
  readonly fork: ForkOptions | undefined;
  readonly snapshot: Uint8Array | undefined;
}

/** What a ledger starts from: what it holds already, the first ledger there is, a snapshot, or another network. */
export async function chooseStart(wanted: Wanted): Promise<StartChoice> {
  const { fork, snapshot, goesOn, dataDir } = wanted;
  if (goesOn && snapshot !== undefined)
    throw new StartRefusedError(
      "the directory holds a ledger already: import the snapshot into it, or choose a new directory",
    );
  const stored = dataDir !== undefined && goesOn ? readForkFile(dataDir) : null;
  if (stored !== null) {
    const origin = { ...stored.origin, url: fork?.url ?? stored.origin.url };
    return { ...forkOf(origin, stored.fetched, dataDir), passphrase: agreed(origin.passphrase, wanted) };
  }
  if (dataDir !== undefined && !goesOn) removeForkFile(dataDir);
  if (fork !== undefined) {
    if (goesOn)
      throw new StartRefusedError("the directory holds a ledger that is no fork: choose a new directory");
    const { origin, head, entries } = await readOrigin(new UpstreamRpc(fork.url), fork.ledger ?? null);
    const passphrase = agreed(origin.passphrase, wanted);
    if (dataDir !== undefined) beginForkFile(dataDir, origin);
    return { ...forkOf(origin, [], dataDir), passphrase, start: { head, entries } };
  }
  const passphrase = wanted.passphrase ?? wanted.defaultPassphrase;
  if (snapshot === undefined) return { passphrase };
  return { passphrase, start: readSnapshot(snapshot, passphrase, firstLedger(passphrase)) };
}

function forkOf(
  origin: ForkOrigin,
  fetched: readonly FetchedEntry[],
  dataDir: string | undefined,
): { upstream: Upstream } {
  const keep = async (found: readonly FetchedEntry[]): Promise<void> => {
    if (dataDir !== undefined) appendFetched(dataDir, found);
  };
  return { upstream: new Upstream(origin, new UpstreamRpc(origin.url), { fetched, keep }) };
}

/** A fork has its upstream's passphrase: the addresses of its contracts depend on it. */
function agreed(found: string, { passphrase }: Wanted): string {
  if (passphrase !== undefined && passphrase !== found) throw new StorageMismatchError(found, passphrase);
  return found;
}

function firstLedger(passphrase: string): PortableState {
  const { head, entries } = genesis(networkIdOf(passphrase), 0n);
  return { head, entries: new Map(entries) };
}
