import { groupActivityInput, groupActivityOutput } from "@ajo/schemas";
import { answerFrom } from "../cache/answer-from";
import { sharedProcedure } from "../trpc";

/** Everything that happened in a group, newest first. */
export const listActivity = sharedProcedure
  .input(groupActivityInput)
  .output(groupActivityOutput)
  .query(({ ctx, input }) => answerFrom(ctx, ctx.dependencies.groupReads.activity(input)));
