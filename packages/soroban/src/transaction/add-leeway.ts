import { type LedgerKey, SorobanResources, SorobanTransactionData } from "@stellar/stellar-sdk/xdr";

/** Above the size of a contract's asset balance (224 bytes) and of most trustlines and accounts. */
const BYTES_PER_HOLDING = 300;
/** More than any public network charges for writing a byte; what is not needed of it comes back. */
const STROOPS_PER_BYTE = 12n;

/**
 * Makes room for money that is tried to be moved and stays. A simulation does not count an entry that a failed inner
 * transfer changed and changed back, but a ledger counts every existing entry that may be written: a settlement
 * whose payout cannot be delivered would pass the simulation and then exceed its own limit.
 */
export function addLeeway(data: SorobanTransactionData): SorobanTransactionData {
  const { footprint, instructions, diskReadBytes, writeBytes } = data.resources;
  const bytes = footprint.readWrite.filter(isHolding).length * BYTES_PER_HOLDING;
  return new SorobanTransactionData({
    ext: data.ext,
    resources: new SorobanResources({
      footprint,
      instructions,
      diskReadBytes,
      writeBytes: writeBytes + bytes,
    }),
    resourceFee: data.resourceFee + BigInt(bytes) * STROOPS_PER_BYTE,
  });
}

/** Where a token keeps what somebody has or may draw: an account, a trustline, a contract's `Balance`, an `Allowance`. */
function isHolding(key: LedgerKey): boolean {
  if (key.type === "account" || key.type === "trustline") return true;
  if (key.type !== "contractData" || key.contractData.key.type !== "scvVec") return false;
  const [name] = key.contractData.key.vec ?? [];
  return name?.type === "scvSymbol" && ["Balance", "Allowance"].includes(name.sym.toString());
}
