import { AjoError } from "@ajo/schemas";
import type { Log } from "../log";

/** Whether this server hears what the projection changes; without it every answer is checked, and subscribers wait in vain. */
export class Hearing {
  #hears = false;
  #heardOnce = false;
  #trouble: Error | null = null;

  constructor(private readonly log: Log) {}

  get hears(): boolean {
    return this.#hears;
  }

  /**
   * For readiness. A server that has never heard anything is set up wrongly, or not yet up; one whose connection was
   * lost still answers what is right, so it stays in service and says so.
   */
  get status(): { ok: boolean; detail: string } {
    if (this.#hears) return { ok: true, detail: "are heard" };
    const why = this.#trouble?.message ?? "not yet";
    if (this.#heardOnce && !isSetUpWrongly(this.#trouble))
      return { ok: true, detail: `are not heard for now, every answer is checked: ${why}` };
    return { ok: false, detail: `cannot be heard: ${why}` };
  }

  begin(): void {
    if (this.#trouble !== null) this.log.info({}, "changes are heard");
    this.#hears = true;
    this.#heardOnce = true;
    this.#trouble = null;
  }

  /** It is tried again and again: only what is new is logged. */
  lose(error: Error): void {
    const isNews = this.#trouble?.message !== error.message;
    this.#hears = false;
    this.#trouble = error;
    if (!isNews) return;
    if (isSetUpWrongly(error)) this.log.error({ err: error }, `changes cannot be heard: ${error.message}`);
    else this.log.warn({ err: error }, "changes are not heard: every answer is checked until they are");
  }
}

/** Nothing but another setting mends it. */
const isSetUpWrongly = (error: Error | null): boolean =>
  error instanceof AjoError && error.data["missing"] !== undefined;
