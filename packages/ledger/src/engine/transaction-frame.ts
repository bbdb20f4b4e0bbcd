/**
 * A transaction as the ledger handles it: decoded once, with the hashes, fees and bytes that are asked for again and again.
 */
import { xdr } from "@stellar/stellar-sdk/base";
import { concat, sha256, toHex } from "../xdr/bytes";
import { u32 } from "../xdr/xdr-writer";

/** What is signed: a transaction, or the fee bump around it. */
export interface SignedContents {
  /** sha256 of the TransactionSignaturePayload, 32 bytes. */
  readonly hash: Uint8Array;
  readonly signatures: readonly xdr.DecoratedSignature[];
}

export interface FeeBumpFrame extends SignedContents {
  readonly feeSource: xdr.PublicKey;
  readonly fee: bigint;
}

export interface TransactionFrame extends SignedContents {
  /** TransactionEnvelope XDR, as it was submitted. */
  readonly envelope: Uint8Array;
  /** The transaction in its V1 form; a V0 envelope is read as the V1 transaction that its signatures are over. */
  readonly tx: xdr.Transaction;
  readonly source: xdr.PublicKey;
  readonly feeBump: FeeBumpFrame | null;
  /** Hash by which clients know it: that of the fee bump if there is one. Hex. */
  readonly id: string;
  /** Soroban: its data; null for classic transactions. */
  readonly sorobanData: xdr.SorobanTransactionData | null;
  readonly isSoroban: boolean;
}

const ENVELOPE_TYPE_TX = u32(2);
const ENVELOPE_TYPE_FEE_BUMP = u32(5);

/** Decodes an envelope. Throws XdrError for anything that is not one, exactly. */
export function parseTransaction(envelope: Uint8Array, networkId: Uint8Array): TransactionFrame {
  const decoded = xdr.TransactionEnvelope.fromXdr(envelope);
  switch (decoded.type) {
    case "envelopeTypeTxV0":
      return frameOf(envelope, v0AsV1(decoded.v0.tx), decoded.v0.signatures, networkId, null, null);
    case "envelopeTypeTx":
      return frameOf(
        envelope,
        decoded.v1.tx,
        decoded.v1.signatures,
        networkId,
        contentsOf(envelope, decoded.v1.signatures),
        null,
      );
    case "envelopeTypeTxFeeBump": {
      const { tx, signatures } = decoded.feeBump;
      const contents = contentsOf(envelope, signatures);
      const feeBump: FeeBumpFrame = {
        hash: sha256(networkId, ENVELOPE_TYPE_FEE_BUMP, contents),
        signatures,
        feeSource: accountOf(tx.feeSource),
        fee: tx.fee,
      };
      return frameOf(envelope, tx.innerTx.v1.tx, tx.innerTx.v1.signatures, networkId, null, feeBump);
    }
  }
}

function frameOf(
  envelope: Uint8Array,
  tx: xdr.Transaction,
  signatures: readonly xdr.DecoratedSignature[],
  networkId: Uint8Array,
  contents: Uint8Array | null,
  feeBump: FeeBumpFrame | null,
): TransactionFrame {
  const hash = sha256(networkId, ENVELOPE_TYPE_TX, contents ?? tx.toXdr());
  return {
    envelope,
    tx,
    source: accountOf(tx.sourceAccount),
    hash,
    signatures,
    feeBump,
    id: toHex(feeBump?.hash ?? hash),
    sorobanData: tx.ext.type === "sorobanData" ? tx.ext.sorobanData : null,
    isSoroban: tx.operations.some((operation) => isSorobanOperation(operation.body)),
  };
}

/** The transaction's bytes inside its envelope: what lies between the envelope's type and its signatures. */
function contentsOf(envelope: Uint8Array, signatures: readonly xdr.DecoratedSignature[]): Uint8Array {
  const signatureBytes = signatures.reduce(
    (sum, { signature }) => sum + 8 + Math.ceil(signature.value.length / 4) * 4,
    4,
  );
  return envelope.subarray(4, envelope.length - signatureBytes);
}

function v0AsV1(tx: xdr.TransactionV0): xdr.Transaction {
  return new xdr.Transaction({
    sourceAccount: xdr.MuxedAccount.keyTypeEd25519(tx.sourceAccountEd25519.value),
    fee: tx.fee,
    seqNum: tx.seqNum,
    cond:
      tx.timeBounds === null ? xdr.Preconditions.precondNone() : xdr.Preconditions.precondTime(tx.timeBounds),
    memo: tx.memo,
    operations: tx.operations,
    ext: xdr.TransactionExt.v0(),
  });
}

/** The account behind a possibly muxed one. */
export function accountOf(account: xdr.MuxedAccount): xdr.PublicKey {
  const ed25519 = account.type === "keyTypeEd25519" ? account.ed25519 : account.med25519.ed25519;
  return xdr.PublicKey.publicKeyTypeEd25519(ed25519.value);
}

export function isSorobanOperation(body: xdr.OperationBody): boolean {
  return (
    body.type === "invokeHostFunction" ||
    body.type === "extendFootprintTtl" ||
    body.type === "restoreFootprint"
  );
}

/** The account an operation acts for: its own source, or the transaction's. */
export function operationSource(frame: TransactionFrame, operation: xdr.Operation): xdr.PublicKey {
  return operation.sourceAccount === null ? frame.source : accountOf(operation.sourceAccount);
}

/** Who pays the fee. */
export function feeSource(frame: TransactionFrame): xdr.PublicKey {
  return frame.feeBump?.feeSource ?? frame.source;
}

/** Everything the transaction bids: inclusion and, for Soroban, resources. Stroops. */
export function fullFee(frame: TransactionFrame): bigint {
  return frame.feeBump?.fee ?? BigInt(frame.tx.fee);
}

/** The declared resource fee; 0 for classic transactions. */
export function resourceFee(frame: TransactionFrame): bigint {
  return frame.isSoroban ? (frame.sorobanData?.resourceFee ?? 0n) : 0n;
}

/** What is bid for inclusion. */
export function inclusionFee(frame: TransactionFrame): bigint {
  return fullFee(frame) - resourceFee(frame);
}

/** Least inclusion fee: the base fee for each operation, and for the fee bump itself. */
export function minimumInclusionFee(frame: TransactionFrame, baseFee: number): bigint {
  const operations = Math.max(1, frame.tx.operations.length) + (frame.feeBump === null ? 0 : 1);
  return BigInt(baseFee) * BigInt(operations);
}

/** What a ledger takes at first: resources in full, and of the inclusion bid no more than the base fee asks. */
export function feeToCharge(frame: TransactionFrame, baseFee: number): bigint {
  const bid = inclusionFee(frame);
  const least = minimumInclusionFee(frame, baseFee);
  return resourceFee(frame) + (bid < least ? bid : least);
}

/** Preconditions in the general form, whichever form the transaction has. */
export function preconditions(tx: xdr.Transaction): {
  timeBounds: xdr.TimeBounds | null;
  ledgerBounds: xdr.LedgerBounds | null;
  minSeqNum: bigint | null;
  minSeqAge: bigint;
  minSeqLedgerGap: number;
  extraSigners: readonly xdr.SignerKey[];
} {
  const none = {
    timeBounds: null,
    ledgerBounds: null,
    minSeqNum: null,
    minSeqAge: 0n,
    minSeqLedgerGap: 0,
    extraSigners: [],
  };
  switch (tx.cond.type) {
    case "precondNone":
      return none;
    case "precondTime":
      return { ...none, timeBounds: tx.cond.timeBounds };
    case "precondV2":
      return tx.cond.v2;
  }
}

/** Size that bandwidth is charged for: the whole signed envelope; of a fee bump, the inner one. */
export function chargedSize(frame: TransactionFrame): number {
  if (frame.feeBump === null) return frame.envelope.length;
  return innerEnvelope(frame).length;
}

/** The signed inner transaction of a fee bump, as an envelope of its own. */
function innerEnvelope(frame: TransactionFrame): Uint8Array {
  const v1 = new xdr.TransactionV1Envelope({ tx: frame.tx, signatures: [...frame.signatures] });
  return concat(ENVELOPE_TYPE_TX, v1.toXdr());
}
