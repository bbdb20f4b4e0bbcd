import type { AppRouter } from "@ajo/router";
import type { TRPCClientError, TRPCLink } from "@trpc/client";
import { observable, type Unsubscribable } from "@trpc/server/observable";

const FIRST_MS = 2_000;
const LONGEST_MS = 60_000;

/**
 * Asks again for a stream that the server had no place for, or that ended in an error: browsers do so by themselves only
 * where a connection that stood was lost. Meanwhile the subscription is connecting, with the error. It begins anew, not
 * where it stopped: whoever hears that it has started asks for what there is.
 */
export const reopenStreams: TRPCLink<AppRouter> =
  () =>
  ({ op, next }) =>
    observable((observer) => {
      let failures = 0;
      let timer: ReturnType<typeof setTimeout> | undefined;
      let stream: Unsubscribable | undefined;
      const open = () => {
        stream = next(op).subscribe({
          next: (envelope) => {
            if (envelope.result.type === "started") failures = 0;
            observer.next(envelope);
          },
          error: (error) => {
            if (!mayPass(error)) {
              observer.error(error);
              return;
            }
            failures += 1;
            observer.next({ result: { type: "state", state: "connecting", error } });
            timer = setTimeout(open, reopenDelay(failures, Math.random()));
          },
          complete: () => observer.complete(),
        });
      };
      open();
      return () => {
        clearTimeout(timer);
        stream?.unsubscribe();
      };
    });

/** In ms: twice as long each time, and nobody at the same moment as everybody else. `chance`: 0 to 1. */
export function reopenDelay(failures: number, chance: number): number {
  const longest = Math.min(LONGEST_MS, FIRST_MS * 2 ** (failures - 1));
  return longest * (0.5 + chance / 2);
}

/** What our server refuses for good comes within the stream, with a code; a refusal without one is the way's, or for now. */
function mayPass({ data }: TRPCClientError<AppRouter>): boolean {
  return data == null || data.code === "TOO_MANY_REQUESTS" || data.httpStatus >= 500;
}
