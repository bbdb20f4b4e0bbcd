import type { Upstream } from "../fork/upstream";
import type { SorobanHost } from "../host";
import { changesSettings, type NetworkSettings, readNetworkSettings } from "../settings/network-settings";
import { StateSize } from "../soroban/state-size";
import type { StateKey } from "../state/ledger-key";
import { LedgerState } from "../state/ledger-state";
import type { ClosedLedger, LedgerHead } from "./closed-ledger";

/** The network as the last ledger with a record left it: its entries, and what follows from them. */
export class CurrentState {
  readonly entries: LedgerState;
  readonly #host: SorobanHost;
  /** What is not here may be there, so that the whole cannot be measured. */
  readonly #upstream: Upstream | null;
  #head: LedgerHead;
  #settings: NetworkSettings;
  #size: StateSize;

  constructor(
    host: SorobanHost,
    upstream: Upstream | null,
    start: { head: LedgerHead; entries: Iterable<readonly [StateKey, Uint8Array]> },
  ) {
    this.#host = host;
    this.#upstream = upstream;
    this.entries = new LedgerState(start.entries, upstream);
    this.#head = start.head;
    this.#settings = this.#configure();
    this.#size = this.#measure();
  }

  /** The ledger that left it so; runs of empty ones may follow it. */
  get head(): LedgerHead {
    return this.#head;
  }

  get settings(): NetworkSettings {
    return this.#settings;
  }

  get size(): StateSize {
    return this.#size;
  }

  /** Moves on to what `ledger` made of it. */
  follow(ledger: ClosedLedger): void {
    this.#size.follow(ledger.delta, this.entries);
    this.entries.apply(ledger.delta);
    this.#head = ledger.head;
    if (changesSettings(ledger.delta)) this.#settings = this.#configure();
  }

  /** Becomes what it was, or what another ledger's was. */
  become(head: LedgerHead, entries: ReadonlyMap<StateKey, Uint8Array>): void {
    this.entries.replace(entries);
    this.#head = head;
    this.#settings = this.#configure();
    this.#size = this.#measure();
  }

  #configure(): NetworkSettings {
    const settings = readNetworkSettings(this.entries);
    this.#host.configure(settings.raw);
    return settings;
  }

  #measure(): StateSize {
    return this.#upstream === null
      ? StateSize.of(this.#host, this.entries.entries())
      : StateSize.unknown(this.#host);
  }
}
