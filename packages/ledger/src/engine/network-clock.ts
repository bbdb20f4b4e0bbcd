/** What of the clock outlives the process. */
export interface ClockState {
  /** Seconds by which the network's time is ahead of the machine's. */
  offsetSeconds: number;
  /** Close a ledger as soon as there is a transaction for it. */
  automine: boolean;
  /** Close a ledger every so many seconds anyway; 0 for never. */
  intervalSeconds: number;
}

export const DEFAULT_CLOCK: ClockState = { offsetSeconds: 0, automine: true, intervalSeconds: 5 };

/** The network's time: the machine's, moved by what has been advanced. */
export class NetworkClock {
  state: ClockState;
  /** Close time asked for the next ledger, Unix seconds. */
  nextCloseTime: bigint | null = null;
  readonly #machineSeconds: () => number;

  constructor(state: ClockState, machineSeconds: () => number) {
    this.state = { ...state };
    this.#machineSeconds = machineSeconds;
  }

  /** Unix seconds. */
  now(): bigint {
    return BigInt(Math.floor(this.#machineSeconds()) + this.state.offsetSeconds);
  }

  advance(seconds: number): void {
    this.state = { ...this.state, offsetSeconds: this.state.offsetSeconds + seconds };
  }

  /** Lets the time be `seconds` (Unix) now and go on from there. */
  setNow(seconds: bigint): void {
    this.advance(Number(seconds - this.now()));
  }

  /** Close time of the ledger after one that closed at `previous`: time stands still rather than going back. */
  closeTimeAfter(previous: bigint): bigint {
    const wanted = this.nextCloseTime ?? this.now();
    return wanted > previous ? wanted : previous;
  }
}
