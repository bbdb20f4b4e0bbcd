import { AjoError } from "@ajo/schemas";
import { trpc } from "../init";
import { callerOf } from "./caller-of";

/** Refuses callers who ask too often, by account when signed in and by address otherwise (RFC draft RateLimit headers). */
export const limitRate = trpc.middleware(async ({ ctx, next }) => {
  const { config, limiter } = ctx.dependencies;
  const { anonymous, signedIn } = config.rateLimits;
  if (anonymous === null && signedIn === null) return next();

  const { caller, ...who } = await callerOf(ctx);
  const limit = who.signedIn ? signedIn : anonymous;
  if (limit === null) return next();
  const decision = limiter.take(caller, limit);
  ctx.reply.setHeader("ratelimit-limit", String(decision.limit));
  ctx.reply.setHeader("ratelimit-remaining", String(decision.remaining));
  ctx.reply.setHeader("ratelimit-reset", String(decision.resetSeconds));
  if (decision.allowed) return next();

  const retryAfter = String(decision.resetSeconds);
  ctx.reply.setHeader("retry-after", retryAfter);
  throw new AjoError("RateLimited", `more than ${limit} calls in a minute`, {
    data: { retryAfterSeconds: retryAfter },
  });
});
