import { z } from "zod";
import type { Rpc } from "../client/rpc";
import { unixSecondsSchema } from "../client/xdr-schema";
import type { NetworkState } from "../soroban-client";

const healthSchema = z.object({
  latestLedger: z.number().int(),
  latestLedgerCloseTime: unixSecondsSchema.optional(),
});
const latestLedgerSchema = z.object({ sequence: z.number().int(), closeTime: unixSecondsSchema });

/**
 * The latest ledger and its close time. getHealth tells both in a few bytes; older servers leave the time out, and
 * are asked with getLatestLedger, which carries the whole ledger along.
 */
export async function getNetworkState(rpc: Rpc): Promise<NetworkState> {
  const health = await rpc.ask("getHealth", {}, healthSchema);
  if (health.latestLedgerCloseTime !== undefined)
    return { latestLedger: health.latestLedger, closeTime: health.latestLedgerCloseTime };
  const { sequence, closeTime } = await rpc.ask("getLatestLedger", {}, latestLedgerSchema);
  return { latestLedger: sequence, closeTime };
}
