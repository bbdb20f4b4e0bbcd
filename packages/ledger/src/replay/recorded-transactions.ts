/** The recorded ledgers, transaction by transaction in the order in which they were applied. */
import { xdr } from "@stellar/stellar-sdk/base";
import { parseTransaction, type TransactionFrame } from "../engine/transaction-frame";
import { fromBase64, sha256, toHex } from "../xdr/bytes";
import type { RecordedLedger } from "./vectors";

export interface RecordedTransaction {
  frame: TransactionFrame;
  /** Position among all transactions of its ledger, from 0. */
  index: number;
  result: xdr.TransactionResult;
  feeProcessing: xdr.LedgerEntryChange[];
  meta: xdr.TransactionMetaV4;
  postFeeProcessing: xdr.LedgerEntryChange[];
}

export interface RecordedClose {
  hash: Uint8Array;
  header: xdr.LedgerHeader;
  /** sha256 of the GeneralizedTransactionSet: what the PRNG seeds of the ledger's transactions derive from. */
  txSetHash: Uint8Array;
  transactions: RecordedTransaction[];
  liveSorobanState: bigint;
  upgrades: xdr.LedgerEntryChange[];
  /** LedgerKey XDRs of entries that left the live state: archived, or dropped if temporary. */
  evictedKeys: Uint8Array[];
}

/** Decodes a ledger; null where the recording leaves its meta out. */
export function decodeClose(ledger: RecordedLedger, networkId: Uint8Array): RecordedClose | null {
  if (typeof ledger.metadataXdr !== "string") return null;
  const meta = xdr.LedgerCloseMeta.fromXdr(fromBase64(ledger.metadataXdr));
  // The ledgers before the upgrade to protocol 28 hold nothing but that upgrade.
  if (meta.type !== "v2") return { ...emptyClose(ledger), upgrades: upgradesOf(meta) };
  const envelopes = new Map(envelopesOf(meta.v2.txSet).map((envelope) => frameByHash(envelope, networkId)));
  return {
    hash: meta.v2.ledgerHeader.hash.value,
    header: meta.v2.ledgerHeader.header,
    liveSorobanState: meta.v2.totalByteSizeOfLiveSorobanState,
    txSetHash: sha256(meta.v2.txSet.toXdr()),
    transactions: meta.v2.txProcessing.map((processing, index) => {
      const frame = envelopes.get(toHex(processing.result.transactionHash.value));
      if (frame === undefined || processing.txApplyProcessing.type !== "v4")
        throw new Error(`ledger ${ledger.sequence} is not as described`);
      return {
        frame,
        index,
        result: processing.result.result,
        feeProcessing: processing.feeProcessing,
        meta: processing.txApplyProcessing.v4,
        postFeeProcessing: processing.postTxApplyFeeProcessing,
      };
    }),
    upgrades: upgradesOf(meta),
    evictedKeys: meta.v2.evictedKeys.map((key) => key.toXdr()),
  };
}

/** A ledger of which only the header is recorded. */
export function emptyClose(ledger: RecordedLedger): RecordedClose {
  const { header, hash } = xdr.LedgerHeaderHistoryEntry.fromXdr(fromBase64(ledger.headerXdr));
  return {
    hash: hash.value,
    header,
    txSetHash: new Uint8Array(32),
    transactions: [],
    upgrades: [],
    evictedKeys: [],
    liveSorobanState: 0n,
  };
}

function upgradesOf(meta: xdr.LedgerCloseMeta): xdr.LedgerEntryChange[] {
  const content = meta.type === "v0" ? meta.v0 : meta.type === "v1" ? meta.v1 : meta.v2;
  return content.upgradesProcessing.flatMap(({ changes }) => changes);
}

function frameByHash(envelope: xdr.TransactionEnvelope, networkId: Uint8Array): [string, TransactionFrame] {
  const frame = parseTransaction(envelope.toXdr(), networkId);
  return [frame.id, frame];
}

function envelopesOf(txSet: xdr.GeneralizedTransactionSet): xdr.TransactionEnvelope[] {
  return txSet.v1TxSet.phases.flatMap((phase) => {
    switch (phase.type) {
      case "v0Components":
        return phase.v0Components.flatMap((component) => component.txsMaybeDiscountedFee.txs);
      case "parallelTxsComponent":
        return phase.parallelTxsComponent.executionStages.flat(2);
    }
  });
}
