import { trpc } from "../init";

/** Refuses another subscription of whoever has too many open, before there is a stream that only breaks off. */
export const needPlace = trpc.middleware(async ({ ctx, next }) => {
  await ctx.dependencies.streamPlaces.check(ctx);
  return next();
});
