import { z } from "zod";
import { rangeWithTextTimes } from "../ledger-range";
import { parseParams, text } from "../params";
import type { RpcMethod } from "../rpc-context";
import { invalidParams } from "../rpc-error";
import { transactionInfo } from "../transaction-info";
import { parseXdrFormat } from "../xdr-format";

const schema = z.object({ hash: text(), xdrFormat: text() });

export const getTransaction: RpcMethod = (params, context) => {
  const { hash, xdrFormat } = parseParams(schema, "GetTransactionRequest", params);
  const format = parseXdrFormat(xdrFormat);
  if (hash.length !== 64) throw invalidParams(`unexpected hash length (${hash.length})`);
  if (!/^[0-9a-fA-F]{64}$/.test(hash)) throw invalidParams("incorrect hash: " + hash);
  const range = rangeWithTextTimes(context);
  const found = context.ledger.history.findTransaction(hash.toLowerCase());
  if (found === null) {
    const nothing = { applicationOrder: 0, feeBump: false, events: {}, ledger: 0, createdAt: "0" };
    return { ...range, status: "NOT_FOUND", txHash: hash, ...nothing };
  }
  const { sequence, closeTime } = found.ledger.head.ledger;
  return {
    ...range,
    ...transactionInfo(found.transaction, found.order, hash, format),
    ledger: sequence,
    createdAt: String(closeTime),
  };
};
