/** A ledger of its own for each test, and people on it. */
import { Account, BASE_FEE, Keypair, rpc, TransactionBuilder, type xdr } from "@stellar/stellar-sdk";
import { it } from "vitest";
import { remoteRpcUrl } from "./env";
import {
  type LedgerControl,
  ledgerControl,
  type RunningLedger,
  startLedger,
  type StartOptions,
} from "../src/index";

export interface World {
  /** Where JSON-RPC is answered. */
  readonly url: string;
  /** The embedded ledger itself; only for tests that are `embeddedOnly`. */
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

/** A test of what only the embedded ledger has: its control methods, its state, a history from ledger 1. Skipped on any other network. */
export const embeddedOnly = it.skipIf(remoteRpcUrl !== undefined);

/** Starts a ledger in memory that closes only when there is something to close. */
export async function startWorld(options: StartOptions = {}): Promise<World> {
  const running = await startLedger({ mining: { intervalSeconds: 0 }, ...options });
  const world = worldAt(running.url, running.passphrase);
  return { ...world, running, control: ledgerControl(running.url), stop: () => running.close() };
}

/** A world on the network that STELLAR_RPC_URL names; without it on an embedded ledger of its own. */
export async function joinWorld(): Promise<World> {
  if (remoteRpcUrl === undefined) return startWorld();
  const { passphrase } = await new rpc.Server(remoteRpcUrl, { allowHttp: true }).getNetwork();
  const embedded = (): never => {
    throw new Error("only the embedded ledger has this: such a test must be embeddedOnly");
  };
  return {
    ...worldAt(remoteRpcUrl, passphrase),
    get running() {
      return embedded();
    },
    get control() {
      return embedded();
    },
    stop: async () => undefined,
  };
}

function worldAt(url: string, passphrase: string): Omit<World, "running" | "control" | "stop"> {
  const server = new rpc.Server(url, { allowHttp: true });

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
    // An embedded ledger has closed by now, so the first look finds it.
    const found = await server.pollTransaction(sent.hash, { attempts: 30 });
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

  return { url, server, passphrase, person, build, settle, submit, invoke };
}
