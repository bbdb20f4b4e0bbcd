import type { LeadershipRepository } from "@ajo/db";
import { isRetryable } from "@ajo/schemas";
import { pause } from "../indexer/run-indexer";
import type { Log } from "../log";

const RETRY_MS = 1_000;

/** What keeps a process from asking whether it may lead; tried each second, so only what is new is worth a word. */
export class LeadingTrouble {
  why: string | null = null;

  end(): void {
    this.why = null;
  }

  isNews(error: unknown): boolean {
    const before = this.why;
    this.why = error instanceof Error ? error.message : String(error);
    return this.why !== before;
  }
}

/**
 * Does the work that only one process may do, whenever this one leads, until `signal` aborts. `work` gets a signal
 * that aborts when leading ends, and must come to its end then.
 */
export async function leadWhenPossible(
  leadership: LeadershipRepository,
  work: (signal: AbortSignal) => Promise<void>,
  options: { signal: AbortSignal; log: Log; onLeading: (leading: boolean) => void; trouble: LeadingTrouble },
): Promise<void> {
  const { signal, log, onLeading, trouble } = options;
  while (!signal.aborted) {
    try {
      const leading = await leadership.tryLead("worker");
      trouble.end();
      if (leading !== null) {
        log.info("leading");
        onLeading(true);
        try {
          await work(AbortSignal.any([signal, leading.signal]));
        } finally {
          onLeading(false);
          await leading.release();
          log.info("no longer leading");
        }
      }
    } catch (error) {
      if (!trouble.isNews(error)) log.debug({ err: error }, "cannot lead yet");
      else if (isRetryable(error)) log.warn({ err: error }, `cannot lead yet: ${trouble.why ?? ""}`);
      else log.error({ err: error }, "leading failed");
    }
    await pause(RETRY_MS, signal);
  }
}
