import { StrKey, xdr } from "@stellar/stellar-sdk/base";
import {
  accountOf,
  operationSource,
  parseTransaction,
  type TransactionFrame,
} from "../engine/transaction-frame";
import type { Ledger } from "../engine/ledger";
import type { ClosedTransaction } from "../engine/closed-ledger";
import { encodeToid } from "../rpc/toid";
import { assetFields } from "./account-resource";
import { formatAmount } from "./amount";

/** How far back a request looks for operations. */
const MAX_LEDGERS = 5_000;

export interface OperationQuery {
  readonly address: string;
  readonly limit: number;
  readonly includeFailed: boolean;
  /** Only operations before (newest first) this paging token. */
  readonly before: bigint | null;
}

const addressOf = (account: xdr.PublicKey): string =>
  StrKey.encodeEd25519PublicKey(Buffer.from(account.ed25519.value));

/** Operations that an account sent or received, newest first. */
export function operationResources(ledger: Ledger, query: OperationQuery): object[] {
  const found: object[] = [];
  let looked = 0;
  for (const summary of ledger.history.storedBackwards()) {
    looked += 1;
    if (looked > MAX_LEDGERS) break;
    if (summary.transactions === 0) continue;
    const { transactions } = ledger.history.read(summary);
    for (let index = transactions.length - 1; index >= 0; index -= 1) {
      const transaction = transactions[index];
      if (transaction === undefined || (!transaction.success && !query.includeFailed)) continue;
      const frame = parseTransaction(transaction.envelope, ledger.networkId);
      for (let at = frame.tx.operations.length - 1; at >= 0; at -= 1) {
        const operation = frame.tx.operations[at];
        if (operation === undefined) continue;
        const source = operationSource(frame, operation);
        const details = operationDetails(operation.body, source);
        if (addressOf(source) !== query.address && !Object.values(details).includes(query.address)) continue;
        const token = encodeToid({ ledger: summary.sequence, transaction: index + 1, operation: at + 1 });
        if (query.before !== null && token >= query.before) continue;
        found.push(resource(token, transaction, frame, source, details, summary.closeTime));
        if (found.length === query.limit) return found;
      }
    }
  }
  return found;
}

function resource(
  token: bigint,
  transaction: ClosedTransaction,
  frame: TransactionFrame,
  source: xdr.PublicKey,
  details: Record<string, unknown>,
  closeTime: bigint,
): object {
  const createdAt = new Date(Number(closeTime) * 1000).toISOString().replace(".000Z", "Z");
  const { feeCharged } = xdr.TransactionResult.fromXdr(transaction.result);
  return {
    id: String(token),
    paging_token: String(token),
    transaction_successful: transaction.success,
    source_account: addressOf(source),
    created_at: createdAt,
    transaction_hash: transaction.id,
    ...details,
    transaction_attr: {
      id: transaction.id,
      hash: transaction.id,
      successful: transaction.success,
      created_at: createdAt,
      source_account: addressOf(frame.source),
      source_account_sequence: String(frame.tx.seqNum),
      fee_charged: String(feeCharged),
      operation_count: frame.tx.operations.length,
      envelope_xdr: Buffer.from(transaction.envelope).toString("base64"),
      result_xdr: Buffer.from(transaction.result).toString("base64"),
      result_meta_xdr: Buffer.from(transaction.meta).toString("base64"),
      memo_type: frame.tx.memo.type.slice(4).toLowerCase(),
    },
    _links: {},
  };
}

/** The fields that belong to the kind of operation. */
function operationDetails(body: xdr.OperationBody, source: xdr.PublicKey): Record<string, unknown> {
  const from = addressOf(source);
  switch (body.type) {
    case "createAccount":
      return {
        type: "create_account",
        type_i: 0,
        starting_balance: formatAmount(body.createAccountOp.startingBalance),
        funder: from,
        account: addressOf(body.createAccountOp.destination),
      };
    case "payment":
      return {
        type: "payment",
        type_i: 1,
        ...assetFields(body.paymentOp.asset),
        from,
        to: addressOf(accountOf(body.paymentOp.destination)),
        amount: formatAmount(body.paymentOp.amount),
      };
    case "changeTrust":
      return {
        type: "change_trust",
        type_i: 6,
        trustor: from,
        limit: formatAmount(body.changeTrustOp.limit),
      };
    case "accountMerge":
      return {
        type: "account_merge",
        type_i: 8,
        account: from,
        into: addressOf(accountOf(body.destination)),
      };
    case "invokeHostFunction":
      return {
        type: "invoke_host_function",
        type_i: 24,
        function: `HostFunction${body.invokeHostFunctionOp.hostFunction.type.slice("hostFunction".length)}`,
        parameters: [],
        address: "",
        salt: "",
        asset_balance_changes: [],
      };
    default: {
      const { type } = body.toXdrObject();
      return { type: body.type.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`), type_i: type };
    }
  }
}
