import { groupStatisticsInput, groupStatisticsOutput } from "@ajo/schemas";
import { answerFrom } from "../cache/answer-from";
import { sharedProcedure } from "../trpc";

/** What a group's history comes to: rounds, payments on time and late, sums. */
export const getGroupStatistics = sharedProcedure
  .input(groupStatisticsInput)
  .output(groupStatisticsOutput)
  .query(({ ctx, input }) => answerFrom(ctx, ctx.dependencies.groupReads.statistics(input.groupId)));
