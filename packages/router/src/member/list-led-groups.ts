import { memberGroupsInput, memberLeadsOutput } from "@ajo/schemas";
import { answerFrom } from "../cache/answer-from";
import { sharedProcedure } from "../trpc";
import { readLedGroups } from "./read-led-groups";

/** The groups that an address organises, or stands in for as deputy, without holding a seat in them. */
export const listLedGroups = sharedProcedure
  .input(memberGroupsInput)
  .output(memberLeadsOutput)
  .query(({ ctx, input }) => answerFrom(ctx, readLedGroups(ctx.dependencies.database, input.address)));
