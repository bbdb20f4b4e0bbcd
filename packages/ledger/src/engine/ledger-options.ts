import type { xdr } from "@stellar/stellar-sdk/base";
import type { Upstream } from "../fork/upstream";
import type { SorobanHost } from "../host";
import type { PortableState } from "../snapshot/portable-state";
import type { LedgerStore } from "../storage/ledger-store";
import type { ClosedLedger } from "./closed-ledger";
import type { ClockState } from "./network-clock";

export interface LedgerOptions {
  readonly passphrase: string;
  readonly host: SorobanHost;
  readonly store: LedgerStore;
  /** How many stored ledgers to keep. */
  readonly retention: number;
  /** Mining of a new ledger; a stored one goes on as it was. */
  readonly clock?: Partial<ClockState>;
  /** Unix seconds of the machine's clock. */
  readonly machineSeconds?: () => number;
  /** Close time of a new ledger's first ledger, Unix seconds; now, if not given. */
  readonly genesisTime?: number;
  /** What a new ledger starts from instead of the first ledger there is. */
  readonly start?: PortableState;
  /** Where the ledger finds what it has not got: it is a fork of that network. */
  readonly upstream?: Upstream;
  /** Told of each ledger with transactions, once it is there for all to see. */
  readonly onClosed?: (ledger: ClosedLedger) => void;
  /** Told of what must not happen, but did. */
  readonly onFault?: (error: unknown) => void;
}

export type Submission =
  | { status: "PENDING" | "DUPLICATE" | "TRY_AGAIN_LATER" }
  | { status: "ERROR"; result: xdr.TransactionResult; diagnostics: Uint8Array[] };
