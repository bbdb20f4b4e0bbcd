import { groupActivityInput, groupActivityOutput } from "@ajo/schemas";
import { answerFrom } from "../cache/answer-from";
import { procedure } from "../trpc";

/** Everything that happened in a group, newest first. */
export const listActivity = procedure
  .input(groupActivityInput)
  .output(groupActivityOutput)
  .query(({ ctx, input }) => answerFrom(ctx, ctx.dependencies.groupReads.activity(input)));
