import type { Ledger } from "../engine/ledger";

/** What methods work on. */
export interface RpcContext {
  readonly ledger: Ledger;
  /** Where accounts are funded, as clients reach it. */
  readonly friendbotUrl: string;
  readonly version: string;
}

/** One JSON-RPC method: from the params as they came to the result as it goes out. */
export type RpcMethod = (params: unknown, context: RpcContext) => unknown;
