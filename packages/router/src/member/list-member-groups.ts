import { memberGroupsInput, memberGroupsOutput } from "@ajo/schemas";
import { answerFrom } from "../cache/answer-from";
import { sharedProcedure } from "../trpc";
import { readMemberGroups } from "./read-member-groups";

/** The groups in which an address holds a seat, with everything that "what do I owe" needs. */
export const listMemberGroups = sharedProcedure
  .input(memberGroupsInput)
  .output(memberGroupsOutput)
  .query(({ ctx, input }) => answerFrom(ctx, readMemberGroups(ctx.dependencies.database, input.address)));
