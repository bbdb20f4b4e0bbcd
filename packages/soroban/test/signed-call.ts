import {
  Account,
  Keypair,
  Operation,
  type Transaction,
  TransactionBuilder,
  hash,
} from "@stellar/stellar-sdk/base";
import type { Operation as XdrOperation, ScVal } from "@stellar/stellar-sdk/xdr";
import { GROUP } from "./encode-event";
import { PASSPHRASE } from "./scripted-rpc";

export const ada = Keypair.fromRawEd25519Seed(hash(new TextEncoder().encode("ada")));
export const bayo = Keypair.fromRawEd25519Seed(hash(new TextEncoder().encode("bayo")));

/** When the transactions below expire. */
export const EXPIRES_AT = new Date("2026-11-20T10:02:00Z");

export function call(contract = GROUP, method = "settle_round", args: ScVal[] = []): XdrOperation {
  return Operation.invokeContractFunction({ contract, function: method, args });
}

/** A transaction of Ada's with these operations. */
export function transactionOf(...operations: XdrOperation[]): Transaction {
  const builder = new TransactionBuilder(new Account(ada.publicKey(), "41"), {
    fee: "100",
    networkPassphrase: PASSPHRASE,
    timebounds: { minTime: 0, maxTime: EXPIRES_AT },
  });
  for (const operation of operations) builder.addOperation(operation);
  return builder.build();
}

export function signed(transaction: Transaction, ...keypairs: Keypair[]): string {
  transaction.sign(...(keypairs.length === 0 ? [ada] : keypairs));
  return transaction.toEnvelope().toXdr("base64");
}
