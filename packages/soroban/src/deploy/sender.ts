import { AjoError } from "@ajo/schemas";
import {
  Account,
  type Keypair,
  Operation,
  SorobanDataBuilder,
  type Transaction,
  TransactionBuilder,
} from "@stellar/stellar-sdk/base";
import {
  LedgerKey,
  type SorobanTransactionData,
  type Operation as XdrOperation,
} from "@stellar/stellar-sdk/xdr";
import { findAccount } from "../account/find-account";
import { getLedgerEntries } from "../client/get-ledger-entries";
import { type KeyText, accountKey } from "../client/ledger-keys";
import type { Rpc } from "../client/rpc";
import { simulateTransaction } from "../client/simulate-transaction";
import { getNetworkState } from "../network/get-network-state";
import { expiryAfter } from "../transaction/compose-prepared";
import { deliver } from "./deliver";

/** Sends transactions of one account whose key is at hand; for scripts, never for members. */
export interface Sender {
  readonly address: string;
  /** Applies classic operations in one transaction. `signers` sign beside the account itself. */
  send(operations: readonly XdrOperation[], signers?: readonly Keypair[]): Promise<void>;
  /** Simulates and applies one host function. */
  invoke(operation: XdrOperation): Promise<void>;
  /** Has the network keep entries for at least so many ledgers from now. */
  extend(keys: readonly KeyText[], ledgers: number): Promise<void>;
}

/** Stroops per operation: scripts are run seldom and should not have to wait. */
const INCLUSION_FEE = "10000";

export function createSender(rpc: Rpc, networkPassphrase: string, keypair: Keypair): Sender {
  const address = keypair.publicKey();

  async function build(
    operations: readonly XdrOperation[],
    sorobanData?: SorobanTransactionData,
  ): Promise<Transaction> {
    const [entries, now] = await Promise.all([
      getLedgerEntries(rpc, [accountKey(address)]),
      getNetworkState(rpc),
    ]);
    const account = findAccount(entries, address);
    if (account === undefined)
      throw new AjoError("AccountNotFound", `${address} is not on this network: fund it first`);
    const builder = new TransactionBuilder(new Account(address, account.seqNum.toString()), {
      fee: INCLUSION_FEE,
      networkPassphrase,
      timebounds: { minTime: 0, maxTime: expiryAfter(now.closeTime) },
      ...(sorobanData === undefined ? {} : { sorobanData }),
    });
    for (const operation of operations) builder.addOperation(operation);
    return builder.build();
  }

  async function send(operations: readonly XdrOperation[], signers: readonly Keypair[] = []): Promise<void> {
    const transaction = await build(operations);
    transaction.sign(keypair, ...signers);
    await deliver(rpc, transaction);
  }

  async function invoke(operation: XdrOperation): Promise<void> {
    if (operation.body.type !== "invokeHostFunction")
      throw new AjoError("InvalidInput", "not a host function");
    const simulation = await simulate([operation]);
    const func = operation.body.invokeHostFunctionOp.hostFunction;
    const authorised = Operation.invokeHostFunction({ func, auth: simulation.auth });
    await apply(authorised, simulation.data);
  }

  async function extend(keys: readonly KeyText[], ledgers: number): Promise<void> {
    const operation = Operation.extendFootprintTtl({ extendTo: ledgers });
    const footprint = new SorobanDataBuilder()
      .setReadOnly(keys.map((key) => LedgerKey.fromXdr(key, "base64")))
      .build();
    const { data } = await simulate([operation], footprint);
    await apply(operation, data);
  }

  async function simulate(operations: readonly XdrOperation[], footprint?: SorobanTransactionData) {
    const simulation = await simulateTransaction(rpc, await build(operations, footprint));
    if (!simulation.succeeded) throw new AjoError("TransactionFailed", simulation.error);
    return simulation;
  }

  async function apply(operation: XdrOperation, data: SorobanTransactionData): Promise<void> {
    const transaction = await build([operation], data);
    transaction.sign(keypair);
    await deliver(rpc, transaction);
  }

  return { address, send, invoke, extend };
}
