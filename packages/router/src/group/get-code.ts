import { groupCodeInput, groupCodeOutput } from "@ajo/schemas";
import { answerFrom } from "../cache/answer-from";
import { sharedProcedure } from "../trpc";

/** The code that a group runs, and the newer one that its members could vote for. */
export const getGroupCode = sharedProcedure
  .input(groupCodeInput)
  .output(groupCodeOutput)
  .query(({ ctx, input }) => answerFrom(ctx, ctx.dependencies.groupReads.code(input.groupId)));
