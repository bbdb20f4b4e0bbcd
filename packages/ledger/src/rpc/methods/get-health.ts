import { rangeWithTextTimes } from "../ledger-range";
import type { RpcMethod } from "../rpc-context";

export const getHealth: RpcMethod = (_params, context) => ({
  status: "healthy",
  ...rangeWithTextTimes(context),
  ledgerRetentionWindow: context.ledger.retention,
});
