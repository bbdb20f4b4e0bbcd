import { devicesOutput, pushSubscriptionSchema } from "@ajo/schemas";
import { personalProcedure } from "../trpc";

/** Has this browser told no more. */
export const removeDevice = personalProcedure
  .input(pushSubscriptionSchema.pick({ endpoint: true }))
  .output(devicesOutput)
  .mutation(async ({ ctx, input }) => {
    const { pushSubscriptions } = ctx.dependencies.database;
    await pushSubscriptions.remove(ctx.me, input.endpoint);
    return { devices: await pushSubscriptions.count(ctx.me) };
  });
