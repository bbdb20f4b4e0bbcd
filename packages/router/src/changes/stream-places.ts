import type { RouterContext } from "../context";
import { callerOf } from "../middleware/caller-of";
import { Places } from "./places";

/** A page has a handful; who asks for more on one connection wants to see what breaks. */
const MOST_ON_A_CONNECTION = 100;

/** How many subscriptions each caller, and each connection, may have open. */
export class StreamPlaces {
  readonly #ofConnections = new Places(MOST_ON_A_CONNECTION, "subscriptions on one connection");
  readonly #ofCallers: Places;

  /** `mostOfCaller`: on all connections together; null for no limit. */
  constructor(mostOfCaller: number | null) {
    this.#ofCallers = new Places(mostOfCaller, "subscriptions of one caller");
  }

  /** RateLimited while the caller has no place left. */
  async check(ctx: RouterContext): Promise<void> {
    this.#ofConnections.check(ctx.request.id);
    this.#ofCallers.check((await callerOf(ctx)).caller);
  }

  /** Until what it returns is called. RateLimited when the places went meanwhile. */
  async take(ctx: RouterContext): Promise<() => void> {
    const { caller } = await callerOf(ctx);
    const leaveConnection = this.#ofConnections.take(ctx.request.id);
    try {
      const leaveCaller = this.#ofCallers.take(caller);
      return () => {
        leaveCaller();
        leaveConnection();
      };
    } catch (error) {
      leaveConnection();
      throw error;
    }
  }
}
