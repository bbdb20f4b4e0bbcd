import { AjoError } from "@ajo/schemas";
import { z } from "zod";
import type { Rpc } from "../client/rpc";
import { unixSecondsSchema } from "../client/xdr-schema";
import type { NetworkState } from "../soroban-client";

const ledgersSchema = z.object({
  ledgers: z.array(z.object({ sequence: z.number().int(), ledgerCloseTime: unixSecondsSchema })),
});

/**
 * When `ledger` closed. `near` is what the network said about now; it usually is the same ledger. A network whose clock
 * jumps passes sequence numbers over without closing a ledger for each: then the next one's time.
 */
export async function getCloseTime(rpc: Rpc, ledger: number, near: NetworkState): Promise<Date> {
  if (near.latestLedger === ledger) return near.closeTime;
  const params = { startLedger: ledger, pagination: { limit: 1 } };
  const [found] = (await rpc.ask("getLedgers", params, ledgersSchema)).ledgers;
  if (found === undefined || found.sequence < ledger)
    throw new AjoError("ChainUnavailable", `the network does not know ledger ${ledger}`);
  return found.ledgerCloseTime;
}
