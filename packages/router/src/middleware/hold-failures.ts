import { trpc } from "../init";

/**
 * tRPC asks a subscription for its next value before it hands out the last one, and listens to the answer only when its
 * reader takes more. A stream that fails meanwhile, because its reader has left, the server stops or the database is
 * away, fails unheard, and what nobody hears ends the process. Here somebody does; whoever asked is told all the same.
 */
export const holdFailures = trpc.middleware(async ({ next }) => {
  const result = await next();
  if (result.ok && isAsyncIterator(result.data)) hold(result.data);
  return result;
});

function hold(iterator: AsyncIterator<unknown>): void {
  const next = iterator.next.bind(iterator);
  iterator.next = (...values) => {
    const asked = next(...values);
    asked.catch(() => undefined);
    return asked;
  };
}

const isAsyncIterator = (data: unknown): data is AsyncIterator<unknown> =>
  typeof data === "object" && data !== null && Symbol.asyncIterator in data && "next" in data;
