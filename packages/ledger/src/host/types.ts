/**
 * The seam between the ledger (TypeScript) and the Soroban host (Rust, compiled to WebAssembly).
 *
 * Everything that has an XDR form crosses as XDR bytes; sizes and counters are numbers, fees are stroops as bigint.
 * All calls are synchronous and stateless: what a call needs is in its input, apart from the network settings (`configure`).
 * Errors of a contract are values (`ok: false`); a defect of the host itself throws `HostTrapError` or `HostInputError`.
 */

/** The ledger an invocation runs in. TTL limits come from the configured settings. */
export interface LedgerInfo {
  protocolVersion: number;
  /** Sequence of the ledger being closed (when applying) or, in a simulation, of the ledger the simulation pretends to be in. */
  sequence: number;
  /** Close time, Unix seconds. */
  timestamp: bigint;
  /** sha256 of the network passphrase, 32 bytes. */
  networkId: Uint8Array;
  /** Base reserve in stroops. */
  baseReserve: number;
}

/** An entry as the ledger holds it. */
export interface StoredEntry {
  /** LedgerEntry XDR. */
  entry: Uint8Array;
  /** Last ledger in which the entry lives; null for entries without a TTL (classic ones and settings). */
  liveUntil: number | null;
}

/** An entry handed to `invoke` for one key of the footprint. */
export interface FootprintEntry extends StoredEntry {
  /**
   * Contract code that was not there, or evicted, when this ledger began: uploaded or restored in this very ledger. The network
   * compiles code when a ledger closes, so until then an invocation pays for parsing it. Leave out in all other cases.
   */
  uncompiled?: boolean;
}

export interface InvokeInput {
  ledger: LedgerInfo;
  /** HostFunction XDR. */
  hostFunction: Uint8Array;
  /** SorobanResources XDR: the declared footprint and instructions, which are enforced. */
  resources: Uint8Array;
  /** Indices into the footprint's read-write keys of those `archivedSorobanEntries` that are archived indeed, and so are restored now. */
  restoredIndices: readonly number[];
  /** AccountID XDR of the operation's source. */
  sourceAccount: Uint8Array;
  /** SorobanAuthorizationEntry XDRs. */
  auth: readonly Uint8Array[];
  /**
   * One item for each footprint key, read-only keys first, in footprint order; null where no live entry exists.
   * An expired temporary entry counts as absent. An archived entry to be restored is given with the `liveUntil` it gets
   * (sequence + minPersistentTtl - 1).
   */
  entries: readonly (FootprintEntry | null)[];
  /** 32 bytes; the network takes sha256(sha256 of the transaction set's seed and index), any value is legal. */
  prngSeed: Uint8Array;
  /** Collect diagnostic events (does not change metering). */
  diagnostics: boolean;
}

export interface Metering {
  /** CPU instructions metered. */
  cpuInstructions: number;
  /** Memory bytes metered. */
  memoryBytes: number;
}

/** A failure the host reports, as the protocol's ScError. */
export interface HostFailure extends Metering {
  ok: false;
  /** ScError XDR: type and code, or the contract's own error number. */
  error: Uint8Array;
  /** What stellar-rpc shows: `HostError: Error(..)` and, with diagnostics, the event log. */
  message: string;
  /** An invariant of the host was violated: the network would answer txINTERNAL_ERROR. */
  internal: boolean;
  /** DiagnosticEvent XDRs. */
  diagnosticEvents: Uint8Array[];
}

/** What happened to one key of the footprint. Every key of the footprint has one, changed or not. */
export interface EntryChange {
  /** LedgerKey XDR. */
  key: Uint8Array;
  readOnly: boolean;
  /** New LedgerEntry XDR; null for read-only keys, and for read-write keys that do not exist afterwards (deleted or never made). */
  newEntry: Uint8Array | null;
  /** Size the entry had before, as rent counts it (XDR, and for code the memory of the module); 0 when it did not exist. */
  oldRentSize: number;
  newRentSize: number;
  /** TTL before and after; null for entries without one. Both 0 for a key that does not exist; never lowered. */
  ttl: { keyHash: Uint8Array; oldLiveUntil: number; newLiveUntil: number } | null;
}

export interface InvokeSuccess extends Metering {
  ok: true;
  /** ScVal XDR. */
  returnValue: Uint8Array;
  changes: EntryChange[];
  /** ContractEvent XDRs (contract and system events), in order. */
  events: Uint8Array[];
  /** DiagnosticEvent XDRs: contract events are among them. */
  diagnosticEvents: Uint8Array[];
  /** Rent due for the changes, part of the refundable fee. */
  rentFee: bigint;
}

export type InvokeResult = InvokeSuccess | HostFailure;

/**
 * Looks an entry up by LedgerKey XDR. Must return archived persistent entries with the TTL that has passed (simulation
 * restores them), and must hide expired temporary ones, as stellar-core does: their presence would cost instructions. Called
 * synchronously from inside the host: it must not call the host again.
 */
export type GetEntry = (key: Uint8Array) => StoredEntry | null;

export type SimulationAuth =
  | { mode: "enforce"; entries: readonly Uint8Array[] }
  /** `allowNonRoot` false refuses authorisation that is not rooted in the invocation; `addressV2` records AddressV2 credentials. */
  | { mode: "record"; allowNonRoot: boolean; addressV2: boolean };

export interface SimulateInvokeInput {
  ledger: LedgerInfo;
  /** HostFunction XDR. */
  hostFunction: Uint8Array;
  /** AccountID XDR. */
  sourceAccount: Uint8Array;
  auth: SimulationAuth;
  getEntry: GetEntry;
  /** Instructions added to what was metered, if more than the usual margin (max of 4 % and 50,000). */
  instructionLeeway: number;
  /** 32 bytes for the contract's PRNG; nonces of recorded authorisation derive from it too. */
  prngSeed: Uint8Array;
  diagnostics: boolean;
}

export interface StateChange {
  /** LedgerKey XDR. */
  key: Uint8Array;
  /** LedgerEntry XDR or null. */
  before: Uint8Array | null;
  after: Uint8Array | null;
}

export interface SimulatedInvoke extends Metering {
  ok: true;
  returnValue: Uint8Array;
  /** SorobanAuthorizationEntry XDRs: recorded ones with a void signature, or those given. */
  auth: Uint8Array[];
  /** SorobanTransactionData XDR with resources, archived entries and the resource fee. */
  transactionData: Uint8Array;
  /** The resource fee inside `transactionData`, stroops. */
  minResourceFee: bigint;
  /** ContractEvent XDRs. */
  events: Uint8Array[];
  diagnosticEvents: Uint8Array[];
  stateChanges: StateChange[];
}

export type SimulateInvokeResult = SimulatedInvoke | HostFailure;

export interface SimulateTtlInput {
  ledger: LedgerInfo;
  /** LedgerKey XDRs. */
  keys: readonly Uint8Array[];
  getEntry: GetEntry;
}

export interface SimulatedTtl {
  /** SorobanTransactionData XDR. */
  transactionData: Uint8Array;
  /** The resource fee inside `transactionData`, stroops. */
  minResourceFee: bigint;
}

export type SimulateTtlResult =
  /** `restoreFirst`: some keys are archived and must be restored by a transaction of their own (stellar-rpc's restorePreamble). */
  (SimulatedTtl & { ok: true; restoreFirst: SimulatedTtl | null }) | { ok: false; message: string };

/** Quantities that a transaction's resource fee depends on. */
export interface FeeResources {
  instructions: number;
  /** Classic entries of the footprint, plus archived entries it restores. */
  diskReadEntries: number;
  writeEntries: number;
  diskReadBytes: number;
  writeBytes: number;
  /** Contract events and return value; what the refundable part charges for. */
  contractEventsBytes: number;
  /** Size of the whole signed envelope. */
  transactionBytes: number;
}

/** The rent-relevant part of one entry's change. */
export interface RentChange {
  persistent: boolean;
  code: boolean;
  /** As `rentSize` gives it; 0 for a new entry. */
  oldSize: number;
  newSize: number;
  oldLiveUntil: number;
  newLiveUntil: number;
}

export interface SorobanHost {
  /** Sets the network's settings: ConfigSettingEntry XDRs, all of them. Must come first, and again whenever one changes. */
  configure(settings: readonly Uint8Array[]): void;
  /** Rent write fee per KB of the configured settings (depends on the state size window). */
  rentFeePer1Kb(): bigint;

  /** Applies a host function with the declared resources enforced (InvokeHostFunctionOp). */
  invoke(input: InvokeInput): InvokeResult;
  /** Runs a host function to find out its footprint, resources, authorisation and fee (simulateTransaction). */
  simulateInvoke(input: SimulateInvokeInput): SimulateInvokeResult;
  /** ExtendFootprintTTLOp: resources and fee to let `keys` live at least until sequence + extendTo. */
  simulateExtendTtl(input: SimulateTtlInput & { extendTo: number }): SimulateTtlResult;
  /** RestoreFootprintOp: resources and fee to restore the archived ones among `keys`. */
  simulateRestore(input: SimulateTtlInput): SimulateTtlResult;

  /** Fee for declared (nonRefundable) and for used (refundable: events only, rent comes on top) resources, stroops. */
  resourceFee(resources: FeeResources): { nonRefundable: bigint; refundable: bigint };
  /** Rent for a set of changes made in ledger `sequence`, stroops. */
  rentFee(changes: readonly RentChange[], sequence: number): bigint;
  /** Size of a LedgerEntry as rent counts it: its XDR, and for contract code the memory of the compiled module too. */
  rentSize(entry: Uint8Array): number;
}
