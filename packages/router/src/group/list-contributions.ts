import { groupContributionsInput, groupContributionsOutput } from "@ajo/schemas";
import { answerFrom } from "../cache/answer-from";
import { sharedProcedure } from "../trpc";

/** Every round that was paid for somebody, newest first. */
export const listContributions = sharedProcedure
  .input(groupContributionsInput)
  .output(groupContributionsOutput)
  .query(({ ctx, input }) => answerFrom(ctx, ctx.dependencies.groupReads.contributions(input)));
