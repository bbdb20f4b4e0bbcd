import { groupByIdInput, groupByIdOutput } from "@ajo/schemas";
import { answerFrom } from "../cache/answer-from";
import { procedure } from "../trpc";

/** One group with everything its page shows; UnknownGroup when the factory did not make it. */
export const getGroup = procedure
  .input(groupByIdInput)
  .output(groupByIdOutput)
  .query(({ ctx, input }) => answerFrom(ctx, ctx.dependencies.groupReads.group(input.groupId)));
