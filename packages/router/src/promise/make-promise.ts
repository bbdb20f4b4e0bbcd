import { AjoError, LONGEST_PROMISE_SECONDS, makePromiseInput, promiseSchema } from "@ajo/schemas";
import { personalProcedure } from "../trpc";
import { announceHooks } from "./announce-hooks";
import { groupOf, owingMember } from "./obligation-of";

/** Promises the organiser to pay what is owed by a date, by the network's clock. Moves an earlier promise. */
export const makePromise = personalProcedure
  .input(makePromiseInput)
  .output(promiseSchema)
  .mutation(async ({ ctx, input: { groupId, payBy } }) => {
    const { database, watch, config } = ctx.dependencies;
    const { round } = owingMember(await groupOf(ctx.dependencies, groupId), ctx.me);
    const now = (await watch.current()).closeTime;
    const seconds = (payBy.getTime() - now.getTime()) / 1000;
    if (seconds <= 0 || seconds > LONGEST_PROMISE_SECONDS)
      throw new AjoError("InvalidInput", "a day between tomorrow and two months from now", {
        data: { fields: "payBy" },
      });
    const promise = { groupId, address: ctx.me, round, payBy };
    await database.promises.make(promise, now, announceHooks(config));
    return promise;
  });
