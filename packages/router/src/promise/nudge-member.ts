import { AjoError, memberAddressSchema, nudgeInput, nudgeOutput } from "@ajo/schemas";
import { personalProcedure } from "../trpc";
import { announceHooks } from "./announce-hooks";
import { groupOf, owingMember, seatOf } from "./obligation-of";

/** Puts a kind word into the inbox of a member who owes something. For members and the organiser of the group. */
export const nudgeMember = personalProcedure
  .input(nudgeInput)
  .output(nudgeOutput)
  .mutation(async ({ ctx, input: { groupId, member } }) => {
    const { database, watch, config } = ctx.dependencies;
    const group = await groupOf(ctx.dependencies, groupId);
    const by = memberAddressSchema.parse(ctx.me);
    if (by !== group.organiser) seatOf(group, by);
    if (by === memberAddressSchema.parse(member))
      throw new AjoError("NotAvailable", "nobody needs to be reminded by themselves");
    const { owes, round } = owingMember(group, member);
    const now = (await watch.current()).closeTime;
    const nudge = { groupId, member, by, round, dueAt: owes.dueAt };
    const sent = await database.promises.nudge(nudge, now, announceHooks(config));
    return { outcome: sent ? "sent" : "notNow" };
  });
