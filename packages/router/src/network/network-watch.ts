import { AjoError } from "@ajo/schemas";
import type { Clock } from "../clock";
import type { ChainPort, NetworkState } from "../ports/chain";

/** How long the network's state is believed without asking again. */
const FRESH_MS = 1_000;

export interface WatchObserver {
  /** The network was heard of. */
  onState: (state: NetworkState) => void;
  /** It began or ceased to answer. */
  onReachable: (reachable: boolean) => void;
}

/** Knows where the network stands and whether it can be asked, by asking now and then and when somebody wants to know. */
export class NetworkWatch {
  #known: { state: NetworkState; askedAt: number } | null = null;
  #asking: Promise<NetworkState> | null = null;
  #reachable = true;
  #timer: NodeJS.Timeout | undefined;
  #canAdvanceTime: boolean | null = null;

  constructor(
    private readonly chain: Pick<ChainPort, "getNetworkState" | "supportsTimeTravel">,
    private readonly clock: Clock,
    private readonly observer: WatchObserver,
  ) {}

  /** The newest ledger, at most a second old; ChainUnavailable when the network cannot be asked. */
  async current(): Promise<NetworkState> {
    const known = this.#known;
    if (known !== null && this.#reachable && this.clock.monotonicMs() - known.askedAt < FRESH_MS)
      return known.state;
    return this.ask();
  }

  /** Asks now; questions at the same time are one. */
  ask(): Promise<NetworkState> {
    this.#asking ??= this.#ask().finally(() => {
      this.#asking = null;
    });
    return this.#asking;
  }

  /** What somebody else learned about the network. */
  note(state: NetworkState): void {
    this.#known = { state, askedAt: this.clock.monotonicMs() };
    this.observer.onState(state);
    this.#setReachable(true);
  }

  /** The last state that was heard; null before the first. */
  get lastKnown(): NetworkState | null {
    return this.#known?.state ?? null;
  }

  /** Never changes for a network, so it is asked once. */
  async canAdvanceTime(): Promise<boolean> {
    return (this.#canAdvanceTime ??= await this.chain.supportsTimeTravel());
  }

  start(intervalMs: number): void {
    this.#timer ??= setInterval(() => void this.ask().catch(() => undefined), intervalMs).unref();
  }

  stop(): void {
    clearInterval(this.#timer);
    this.#timer = undefined;
  }

  async #ask(): Promise<NetworkState> {
    try {
      const state = await this.chain.getNetworkState();
      this.note(state);
      return state;
    } catch (error) {
      if (error instanceof AjoError && error.code === "ChainUnavailable") this.#setReachable(false);
      throw error;
    }
  }

  #setReachable(reachable: boolean): void {
    if (reachable === this.#reachable) return;
    this.#reachable = reachable;
    this.observer.onReachable(reachable);
  }
}
