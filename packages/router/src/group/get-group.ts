import { groupByIdInput, groupByIdOutput } from "@ajo/schemas";
import { answerFrom } from "../cache/answer-from";
import { sharedProcedure } from "../trpc";

/** One group with everything its page shows; UnknownGroup when the factory did not make it. */
export const getGroup = sharedProcedure
  .input(groupByIdInput)
  .output(groupByIdOutput)
  .query(({ ctx, input }) => answerFrom(ctx, ctx.dependencies.groupReads.group(input.groupId)));
