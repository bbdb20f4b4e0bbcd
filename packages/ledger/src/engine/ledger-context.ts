/** What is the same for everything that happens in one ledger. */
export interface LedgerContext {
  /** Sequence of the ledger being closed. */
  readonly sequence: number;
  /** Its close time, Unix seconds. */
  readonly closeTime: bigint;
  readonly protocolVersion: number;
  /** Stroops per operation. */
  readonly baseFee: number;
  /** Stroops per subentry. */
  readonly baseReserve: number;
  /** sha256 of the passphrase. */
  readonly networkId: Uint8Array;
}
