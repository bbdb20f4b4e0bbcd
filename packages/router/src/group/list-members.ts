import { groupMembersInput, groupMembersOutput } from "@ajo/schemas";
import { answerWith } from "../cache/answer-from";
import { sharedProcedure } from "../trpc";
import { membersAnswer } from "./group-reads";

/** The members in payout order: a part of the same answer as the group, so that the two never disagree. */
export const listMembers = sharedProcedure
  .input(groupMembersInput)
  .output(groupMembersOutput)
  .query(({ ctx, input }) =>
    answerWith(ctx, ctx.dependencies.groupReads.group(input.groupId), membersAnswer),
  );
