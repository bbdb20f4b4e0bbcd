import type { StateKey } from "../state/ledger-key";
import type { LedgerHead } from "./closed-ledger";
import { EmptyRun } from "./empty-run";
import type { LedgerSummary } from "./history";
import type { ClockState } from "./network-clock";

/** Everything that a ledger can go back to. */
export interface Snapshot {
  readonly stored: LedgerHead;
  readonly entries: ReadonlyMap<StateKey, Uint8Array>;
  readonly stretches: readonly (LedgerSummary | EmptyRun)[];
  readonly mining: Pick<ClockState, "automine" | "intervalSeconds">;
  /** Close time of the latest ledger, Unix seconds. */
  readonly closeTime: bigint;
}

/** Snapshots by number. They live as long as the process. */
export class Snapshots {
  readonly #snapshots = new Map<number, Snapshot>();
  #next = 1;

  keep(snapshot: Snapshot): number {
    const id = this.#next;
    this.#next += 1;
    this.#snapshots.set(id, copyOf(snapshot));
    return id;
  }

  /** A snapshot to go back to, which forgets those taken after it; null if there is none of that number. */
  goBack(id: number): Snapshot | null {
    const snapshot = this.#snapshots.get(id);
    if (snapshot === undefined) return null;
    for (const other of this.#snapshots.keys()) if (other > id) this.#snapshots.delete(other);
    return copyOf(snapshot);
  }
}

/** Maps are changed and runs grow: neither may be shared with the ledger that goes on. */
function copyOf(snapshot: Snapshot): Snapshot {
  return {
    ...snapshot,
    entries: new Map(snapshot.entries),
    stretches: snapshot.stretches.map((stretch) =>
      stretch instanceof EmptyRun ? new EmptyRun(stretch.base, stretch.shape) : stretch,
    ),
  };
}
