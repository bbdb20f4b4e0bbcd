import { memberStatisticsInput, memberStatisticsOutput } from "@ajo/schemas";
import { procedure } from "../trpc";
import { readMemberStatistics } from "./read-member-statistics";

/**
 * How an address has kept to its groups' rounds. Whoever is signed in as that address is told the sums, too: others
 * learn how reliable somebody is, not how rich. Two answers to one question, so that hosts must not keep the bytes.
 */
export const getMemberStatistics = procedure
  .input(memberStatisticsInput)
  .output(memberStatisticsOutput)
  .query(async ({ ctx, input: { address } }) => {
    const { cache, database } = ctx.dependencies;
    const session = await ctx.session.current();
    const { data, freshness } = await cache.read(readMemberStatistics(database, address));
    const isOwn = (session?.address as string | undefined) === address;
    return { data: isOwn ? data.statistics : { ...data.statistics, own: null }, freshness };
  });
