import { z } from "zod";
import type { Rpc } from "../client/rpc";

/** What it takes to be included, beside the resource fee. */
export interface FeeMarket {
  /** Stroops to bid for one Soroban transaction. */
  inclusionFee(): Promise<bigint>;
}

const feeStatsSchema = z.object({
  sorobanInclusionFee: z.object({ p90: z.string().regex(/^\d+$/).transform(BigInt) }),
});

/** The network's minimum, and the most that Ajo ever proposes to a member (0.01 XLM). */
const LEAST = 100n;
const MOST = 100_000n;
const REMEMBERED_MS = 15_000;

/** Bids what nine of ten recent Soroban transactions did not exceed; asks the network at most every 15 s. */
export function createFeeMarket(rpc: Rpc): FeeMarket {
  let last: { fee: Promise<bigint>; at: number } | undefined;

  async function ask(): Promise<bigint> {
    const { p90 } = (await rpc.ask("getFeeStats", {}, feeStatsSchema)).sorobanInclusionFee;
    if (p90 < LEAST) return LEAST;
    return p90 > MOST ? MOST : p90;
  }

  return {
    async inclusionFee() {
      const now = Date.now();
      if (last === undefined || now - last.at > REMEMBERED_MS) last = { fee: ask(), at: now };
      try {
        return await last.fee;
      } catch (error) {
        last = undefined;
        throw error;
      }
    },
  };
}
