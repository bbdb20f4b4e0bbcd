import { AjoError, devicesOutput, pushSubscriptionSchema } from "@ajo/schemas";
import { personalProcedure } from "../trpc";
import { isPushService } from "./push-services";

/** Has this browser told, too. Only known push services: this server would otherwise call whatever it is pointed to. */
export const addDevice = personalProcedure
  .input(pushSubscriptionSchema)
  .output(devicesOutput)
  .mutation(async ({ ctx, input }) => {
    const { database, config } = ctx.dependencies;
    if (config.notices.pushPublicKey === null)
      throw new AjoError("NotAvailable", "this server sends no push");
    if (!isPushService(input.endpoint, config.notices.pushHosts))
      throw new AjoError("InvalidInput", "not a push service that this server calls", {
        data: { fields: "endpoint" },
      });
    await database.pushSubscriptions.add(ctx.me, input);
    return { devices: await database.pushSubscriptions.count(ctx.me) };
  });
