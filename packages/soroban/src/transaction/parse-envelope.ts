import {
  AjoError,
  type TxHash,
  type WalletAddress,
  envelopeXdrSchema,
  txHashSchema,
  walletAddressSchema,
} from "@ajo/schemas";
import { type OperationRecord, Transaction } from "@stellar/stellar-sdk/base";
import { TransactionEnvelope } from "@stellar/stellar-sdk/xdr";
import { toHex } from "../hex";

/** A transaction with one operation by one account, as Ajo prepares them; not yet known to be Ajo's, nor signed. */
export interface ParsedEnvelope {
  xdr: string;
  transaction: Transaction;
  hash: TxHash;
  source: WalletAddress;
  operation: OperationRecord;
  /** After this moment of the network's time it can never be applied; null when it is valid for ever. */
  expiresAt: Date | null;
}

/** `MalformedTransaction` for what is no XDR, `UnexpectedTransaction` for shapes that Ajo never prepares. */
export function parseEnvelope(xdr: string, networkPassphrase: string): ParsedEnvelope {
  const envelope = decodeEnvelope(xdr);
  if (envelope.type !== "envelopeTypeTx")
    throw new AjoError("UnexpectedTransaction", `Ajo prepares no ${envelope.type}`, {
      data: { detail: envelope.type },
    });
  const transaction = new Transaction(envelope, networkPassphrase);
  const source = walletAddressSchema.safeParse(transaction.source);
  const [operation, ...others] = transaction.operations;
  if (
    !source.success ||
    operation === undefined ||
    others.length > 0 ||
    isOfAnother(operation, transaction.source)
  )
    throw new AjoError(
      "UnexpectedTransaction",
      "Ajo's transactions have one operation, by the account that signs",
    );
  const maxTime = Number(transaction.timeBounds?.maxTime ?? 0);
  return {
    xdr,
    transaction,
    hash: txHashSchema.parse(toHex(transaction.hash())),
    source: source.data,
    operation,
    expiresAt: maxTime === 0 ? null : new Date(maxTime * 1000),
  };
}

function decodeEnvelope(xdr: string): TransactionEnvelope {
  try {
    return TransactionEnvelope.fromXdr(envelopeXdrSchema.parse(xdr), "base64");
  } catch (cause) {
    throw new AjoError("MalformedTransaction", "the envelope is not XDR", { cause });
  }
}

function isOfAnother(operation: OperationRecord, source: string): boolean {
  return operation.source !== undefined && operation.source !== source;
}
