import { groupListInput, groupListOutput } from "@ajo/schemas";
import { answerFrom } from "../cache/answer-from";
import { sharedProcedure } from "../trpc";

/** Newest groups first, page by page. */
export const listGroups = sharedProcedure
  .input(groupListInput)
  .output(groupListOutput)
  .query(({ ctx, input }) => answerFrom(ctx, ctx.dependencies.groupReads.list(input)));
