/** A ledger of its own for each test, and people on it. */
import { Account, BASE_FEE, Keypair, rpc, TransactionBuilder, type xdr } from "@stellar/stellar-sdk";
import {
  type LedgerControl,
  ledgerControl,
  type RunningLedger,
  startLedger,
  type StartOptions,
} from "../src/index";

export interface World {
  readonly running: RunningLedger;
  readonly server: rpc.Server;
  readonly control: LedgerControl;
  readonly passphrase: string;
  /** A funded account. */
  person(): Promise<Keypair>;
  /** Builds and signs a transaction without simulating it. */
  build(source: Keypair, operations: readonly xdr.Operation[], options?: BuildOptions): Promise<Transaction>;
  /** Sends a signed transaction that must be accepted, and tells what became of it. */
  settle(transaction: Transaction): Promise<Settled>;
  /** Builds, signs, sends. */
  submit(source: Keypair, operations: readonly xdr.Operation[], options?: BuildOptions): Promise<Settled>;
  /** As `submit`, for a Soroban operation that is simulated first. */
  invoke(source: Keypair, operation: xdr.Operation): Promise<rpc.Api.GetSuccessfulTransactionResponse>;
  stop(): Promise<void>;
}

export type Transaction = ReturnType<TransactionBuilder["build"]>;
export type Settled = rpc.Api.GetSuccessfulTransactionResponse | rpc.Api.GetFailedTransactionResponse;

export interface BuildOptions {
  fee?: string;
  sequence?: bigint;
  signers?: readonly Keypair[];
  adjust?: (builder: TransactionBuilder) => void;
}

/** Starts a ledger in memory that closes only when there is something to close. */
export async function startWorld(options: StartOptions = {}): Promise<World> {
  const running = await startLedger({ mining: { intervalSeconds: 0 }, ...options });
  const server = new rpc.Server(running.url, { allowHttp: true });
  const { passphrase } = running;

  const person = async (): Promise<Keypair> => {
    const keypair = Keypair.random();
    await server.fundAddress(keypair.publicKey());
    return keypair;
  };

  const build: World["build"] = async (source, operations, { fee, sequence, signers, adjust } = {}) => {
    const current = sequence ?? BigInt((await server.getAccount(source.publicKey())).sequenceNumber());
    const builder = new TransactionBuilder(new Account(source.publicKey(), String(current)), {
      fee: fee ?? BASE_FEE,
      networkPassphrase: passphrase,
    });
    for (const operation of operations) builder.addOperation(operation);
    if (adjust === undefined) builder.setTimeout(0);
    else adjust(builder);
    const transaction = builder.build();
    transaction.sign(...(signers ?? [source]));
    return transaction;
  };

  const settle: World["settle"] = async (transaction) => {
    const sent = await server.sendTransaction(transaction);
    if (sent.status !== "PENDING")
      throw new Error(`not accepted: ${JSON.stringify(sent.errorResult?.toJson())}`);
    const found = await server.getTransaction(sent.hash);
    if (found.status === rpc.Api.GetTransactionStatus.NOT_FOUND) throw new Error("its ledger did not close");
    return found;
  };

  const submit: World["submit"] = async (source, operations, options) =>
    settle(await build(source, operations, options));

  const invoke: World["invoke"] = async (source, operation) => {
    const prepared = await server.prepareTransaction(await build(source, [operation], { signers: [] }));
    prepared.sign(source);
    const settled = await settle(prepared);
    if (settled.status !== rpc.Api.GetTransactionStatus.SUCCESS) {
      const events = settled.diagnosticEventsXdr?.map((event) => JSON.stringify(event.toJson())) ?? [];
      throw new Error(`the invocation failed:\n${events.join("\n")}`);
    }
    return settled;
  };

  const control = ledgerControl(running.url);
  return {
    running,
    server,
    control,
    passphrase,
    person,
    build,
    settle,
    submit,
    invoke,
    stop: () => running.close(),
  };
}
