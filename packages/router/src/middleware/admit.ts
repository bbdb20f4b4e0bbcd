import { trpc } from "../init";

/** Where the host has not looked already whether there is room for one more call, it does now: RateLimited when not. */
export const admit = trpc.middleware(({ ctx, next }) =>
  ctx.reply.admit === null ? next() : ctx.reply.admit(() => next()),
);
