import type { ContractId } from "@ajo/schemas";
import type { Rpc } from "./client/rpc";
import type { Registry } from "./group/registry";
import type { TokenBook } from "./token/token-book";
import type { FeeMarket } from "./transaction/fee-market";
import type { Sponsor } from "./transaction/pay-fee";

/** What every verb of the client needs: the network, which Ajo on it, and what is worth remembering between calls. */
export interface Chain {
  rpc: Rpc;
  networkPassphrase: string;
  factoryId: ContractId;
  tokens: TokenBook;
  registry: Registry;
  fees: FeeMarket;
  /** How long `submit` follows a transaction. */
  followTimeoutMs: number;
  /** The operator's account for members' fees; undefined where everybody pays their own. */
  sponsor?: (Sponsor & { always: boolean }) | undefined;
}
