import { isRetryable } from "@ajo/schemas";
import { inboxTopic } from "../changes/change-hub";
import type { RouterDependencies } from "../dependencies";

/** While the database is away nobody knows whether a session has ended. */
const RETRY_MS = 5_000;
/** What a timer can wait for. */
const LONGEST_MS = 2 ** 31 - 1;

/**
 * Calls `onEnd` once an access token is good no more: it has run out, or its session was ended, here or elsewhere. Never
 * when it was good for nothing to begin with. Returns what ends the watch.
 */
export function watchSession(
  { changes, clock, log, sessions }: Pick<RouterDependencies, "changes" | "clock" | "log" | "sessions">,
  accessToken: string,
  onEnd: () => void,
): () => void {
  let timer: NodeJS.Timeout | undefined;
  let stopHearing: (() => void) | null = null;
  let isOver = false;
  const stop = () => {
    isOver = true;
    clearTimeout(timer);
    stopHearing?.();
  };
  const look = async (): Promise<void> => {
    const access = await sessions.findAccess(accessToken);
    if (isOver) return;
    clearTimeout(timer);
    if (access === null) {
      const wasGood = stopHearing !== null;
      stop();
      if (wasGood) onEnd();
      return;
    }
    // Whatever of an address's own changes, the end of its sessions is among it.
    stopHearing ??= changes.hear([inboxTopic(access.address)], lookAgain);
    const left = access.endsAt.getTime() - clock.now().getTime();
    timer = setTimeout(lookAgain, Math.min(Math.max(left, 0), LONGEST_MS)).unref();
  };
  const lookAgain = (): void =>
    void look().catch((error: unknown) => {
      if (!isRetryable(error)) log.error({ err: error }, "a session cannot be looked after");
      clearTimeout(timer);
      if (!isOver) timer = setTimeout(lookAgain, RETRY_MS).unref();
    });
  lookAgain();
  return stop;
}
