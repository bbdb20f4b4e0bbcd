import type { LeadershipRepository } from "@ajo/db";
import { isRetryable } from "@ajo/schemas";
import { pause } from "../indexer/run-indexer";
import type { Log } from "../log";

const RETRY_MS = 1_000;

/**
 * Does the work that only one process may do, whenever this one leads, until `signal` aborts. `work` gets a signal
 * that aborts when leading ends, and must come to its end then.
 */
export async function leadWhenPossible(
  leadership: LeadershipRepository,
  work: (signal: AbortSignal) => Promise<void>,
  options: { signal: AbortSignal; log: Log; onLeading: (leading: boolean) => void },
): Promise<void> {
  const { signal, log, onLeading } = options;
  while (!signal.aborted) {
    try {
      const leading = await leadership.tryLead("worker");
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
      if (isRetryable(error)) log.warn({ err: error }, "cannot lead yet");
      else log.error({ err: error }, "leading failed");
    }
    await pause(RETRY_MS, signal);
  }
}
