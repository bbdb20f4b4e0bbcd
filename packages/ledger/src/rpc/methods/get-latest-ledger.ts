import { z } from "zod";
import { xdr } from "@stellar/stellar-sdk/base";
import { toHex } from "../../xdr/bytes";
import { parseParams, text } from "../params";
import { internalError } from "../rpc-error";
import type { RpcMethod } from "../rpc-context";
import { parseXdrFormat, xdrField } from "../xdr-format";

const schema = z.object({ xdrFormat: text() });

export const getLatestLedger: RpcMethod = (params, { ledger }) => {
  const format = parseXdrFormat(parseParams(schema, "GetLatestLedgerRequest", params).xdrFormat);
  const { sequence, closeTime, hash, header } = ledger.head.ledger;
  const [record] = ledger.history.recordsFrom(sequence);
  if (record === undefined) throw internalError("could not get latest ledger");
  return {
    id: toHex(hash),
    protocolVersion: ledger.head.protocolVersion,
    sequence,
    closeTime: String(closeTime),
    ...xdrField(format, "header", xdr.LedgerHeader, header),
    ...xdrField(format, "metadata", xdr.LedgerCloseMeta, record.closeMeta),
  };
};
