import type { AjoErrorCode } from "@ajo/schemas";
import { toErrorShape } from "../errors/to-error-shape";
import { trpc } from "../init";

/** One call as metrics see it. */
export interface ObservedCall {
  path: string;
  type: "query" | "mutation" | "subscription";
  /** Null when it went well. */
  code: AjoErrorCode | null;
  durationMs: number;
}

/** Tells the app shell how each call went: for a subscription, how its beginning went. */
export const observe = trpc.middleware(async ({ ctx, path, type, next }) => {
  const { clock, onCall } = ctx.dependencies;
  const startedAt = clock.monotonicMs();
  const result = await next();
  const code = result.ok ? null : toErrorShape(result.error).code;
  onCall({ path, type, code, durationMs: clock.monotonicMs() - startedAt });
  return result;
});
