import type { xdr } from "@stellar/stellar-sdk/base";
import type { SorobanHost } from "../host";
import type { StateKey } from "../state/ledger-key";
import type { RefundableFee } from "./refundable-fee";

/** What a Soroban operation sees beside the classic scope, and where it leaves what the meta tells of it. */
export interface SorobanScope {
  readonly host: SorobanHost;
  readonly data: xdr.SorobanTransactionData;
  /** 32 bytes, of the transaction's place in its set. */
  readonly prngSeed: Uint8Array;
  readonly refundable: RefundableFee;
  /** DiagnosticEvent XDRs, in order. */
  readonly diagnostics: Uint8Array[];
  /** Contract code that this ledger made or restored: not compiled before it closes. */
  readonly uncompiled: Set<StateKey>;
  /** ScVal XDR of an invocation that succeeded. */
  returnValue: Uint8Array | null;
}
