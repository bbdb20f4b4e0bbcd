/** Calls back every so many seconds, without keeping the process alive for it. */
export class Ticker {
  #timer: NodeJS.Timeout | null = null;

  /** Starts anew; 0 seconds for never. */
  restart(seconds: number, tick: () => void): void {
    this.stop();
    if (seconds === 0) return;
    this.#timer = setInterval(tick, seconds * 1000);
    this.#timer.unref();
  }

  stop(): void {
    if (this.#timer !== null) clearInterval(this.#timer);
    this.#timer = null;
  }
}
