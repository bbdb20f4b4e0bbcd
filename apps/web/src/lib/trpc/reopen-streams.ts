import type { AppRouter } from "@ajo/router";
import { retryLink, type TRPCClientError } from "@trpc/client";

const FIRST_MS = 2_000;
const LONGEST_MS = 60_000;

/**
 * Asks again for a stream that the server had no place for, or that ended in an error. Browsers do so by themselves only
 * where a connection that stood was lost.
 */
export const reopenStreams = () =>
  retryLink<AppRouter>({
    retry: ({ error }) => mayPass(error),
    retryDelayMs: (attempts) => reopenDelay(attempts, Math.random()),
  });

/** In ms: twice as long each time, and nobody at the same moment as everybody else. `chance`: 0 to 1. */
export function reopenDelay(attempts: number, chance: number): number {
  const longest = Math.min(LONGEST_MS, FIRST_MS * 2 ** (attempts - 1));
  return longest * (0.5 + chance / 2);
}

/** What has no code was no answer of ours, or not one that a stream can read: browsers say nothing of those. */
function mayPass({ data }: TRPCClientError<AppRouter>): boolean {
  return data == null || data.code === "TOO_MANY_REQUESTS" || data.httpStatus >= 500;
}
