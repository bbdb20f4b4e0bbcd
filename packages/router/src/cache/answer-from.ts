import { AjoError, type Answer } from "@ajo/schemas";
import type { RouterContext } from "../context";
import type { Read } from "./answer-cache";

/** Answers a read that is the same for everybody, and tells the host that it may keep the bytes. */
export async function answerFrom<T>(ctx: RouterContext, read: Read<T>): Promise<Answer<T>> {
  return answerWith(ctx, read, (answer) => answer);
}

/** The same for a part of what is read. `view` gives the same object for the same answer. */
export async function answerWith<T, V>(
  ctx: RouterContext,
  read: Read<T>,
  view: (answer: Answer<T>) => Answer<V>,
): Promise<Answer<V>> {
  const { cache } = ctx.dependencies;
  try {
    const answer = view(await cache.read(read));
    const current = () => {
      const known = cache.peek<T>(read.key);
      return known === null ? null : view(known);
    };
    ctx.shared.push({ answer, current });
    return answer;
  } catch (error) {
    const current = () => cache.peekUnknown(read.key);
    if (error instanceof AjoError && error === current()) ctx.shared.push({ answer: error, current });
    throw error;
  }
}
