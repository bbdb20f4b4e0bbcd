import { groupStatisticsInput, groupStatisticsOutput } from "@ajo/schemas";
import { answerFrom } from "../cache/answer-from";
import { procedure } from "../trpc";

/** What a group's history comes to: rounds, payments on time and late, sums. */
export const getGroupStatistics = procedure
  .input(groupStatisticsInput)
  .output(groupStatisticsOutput)
  .query(({ ctx, input }) => answerFrom(ctx, ctx.dependencies.groupReads.statistics(input.groupId)));
