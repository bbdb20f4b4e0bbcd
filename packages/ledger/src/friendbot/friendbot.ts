/** Gives new accounts their first lumens, as the friendbots of public test networks do: 10,000 XLM from the root account. */
import {
  Account,
  Address,
  Asset,
  Contract,
  type Keypair,
  nativeToScVal,
  Operation,
  StrKey,
  TransactionBuilder,
  xdr,
} from "@stellar/stellar-sdk/base";
import { rootKeypair } from "../engine/genesis";
import type { Ledger } from "../engine/ledger";
import { Turns } from "../engine/turns";
import { findAccount } from "../entries/account";
import { simulateInvocation } from "../soroban/simulate-invocation";
import { stateKey } from "../state/ledger-key";
import { toBase64 } from "../xdr/bytes";

/** Stroops. */
const STARTING_BALANCE = 100_000_000_000n;
const ATTEMPTS = 5;

export type Funding =
  | { kind: "funded"; hash: string; envelope: Uint8Array; result: Uint8Array; meta: Uint8Array }
  | { kind: "refused"; detail: string }
  | { kind: "badAddress" };

export class Friendbot {
  readonly #ledger: Ledger;
  readonly #root: Keypair;
  /** One funding after another: the root account's sequence numbers allow no other way. */
  readonly #turns = new Turns();

  constructor(ledger: Ledger) {
    this.#ledger = ledger;
    this.#root = rootKeypair(ledger.networkId);
  }

  /** Creates the account, or pays to the contract, behind `address`. Resolves when that has happened. */
  fund(address: string): Promise<Funding> {
    const isAccount = StrKey.isValidEd25519PublicKey(address);
    if (!isAccount && !StrKey.isValidContract(address)) return Promise.resolve({ kind: "badAddress" });
    return this.#turns.run(() => (isAccount ? this.#createAccount(address) : this.#payContract(address)));
  }

  async #createAccount(address: string): Promise<Funding> {
    const account = xdr.PublicKey.publicKeyTypeEd25519(StrKey.decodeEd25519PublicKey(address));
    if ((await this.#ledger.read(() => findAccount(this.#ledger.state, account))) !== null)
      return { kind: "refused", detail: "createAccountAlreadyExist (account already funded)" };
    const startingBalance = formatLumens(STARTING_BALANCE);
    return this.#submit(Operation.createAccount({ destination: address, startingBalance }));
  }

  /** Pays through the native asset's contract, deploying that first if nobody has. */
  async #payContract(address: string): Promise<Funding> {
    const asset = Asset.native();
    const native = new Contract(asset.contractId(this.#ledger.passphrase));
    const instance = stateKey(native.getFootprint().toXdr());
    if ((await this.#ledger.read(() => this.#ledger.state.get(instance))) === undefined) {
      const deployed = await this.#invoke(Operation.createStellarAssetContract({ asset }));
      if (deployed.kind !== "funded") return deployed;
    }
    const from = new Address(this.#root.publicKey()).toScVal();
    const to = new Address(address).toScVal();
    return this.#invoke(native.call("transfer", from, to, nativeToScVal(STARTING_BALANCE, { type: "i128" })));
  }

  async #invoke({ body }: xdr.Operation): Promise<Funding> {
    if (body.type !== "invokeHostFunction") throw new Error("only invocations are simulated");
    const { hostFunction } = body.invokeHostFunctionOp;
    const simulated = await this.#ledger.read(() =>
      simulateInvocation(this.#ledger, {
        hostFunction,
        source: this.#rootAccount,
        auth: { mode: "record", allowNonRoot: false, addressV2: false },
        instructionLeeway: 0,
      }),
    );
    if (!simulated.ok) return { kind: "refused", detail: simulated.message };
    const auth = simulated.auth.map((entry) => xdr.SorobanAuthorizationEntry.fromXdr(entry));
    const data = xdr.SorobanTransactionData.fromXdr(simulated.transactionData);
    return this.#submit(Operation.invokeHostFunction({ func: hostFunction, auth }), data);
  }

  get #rootAccount(): xdr.PublicKey {
    return xdr.PublicKey.publicKeyTypeEd25519(this.#root.rawPublicKey());
  }

  /** Sends it from the root account. Somebody else may use that account too, so a lost race is run again. */
  async #submit(operation: xdr.Operation, data?: xdr.SorobanTransactionData): Promise<Funding> {
    let detail = "the network is busy";
    for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
      const root = await this.#ledger.read(() => findAccount(this.#ledger.state, this.#rootAccount));
      if (root === null) return { kind: "refused", detail: "the root account is gone" };
      const builder = new TransactionBuilder(new Account(this.#root.publicKey(), String(root.seqNum)), {
        fee: "100",
        networkPassphrase: this.#ledger.passphrase,
        timebounds: { minTime: 0, maxTime: 0 },
      }).addOperation(operation);
      if (data !== undefined) builder.setSorobanData(data);
      const transaction = builder.build();
      transaction.sign(this.#root);
      const frame = this.#ledger.parse(transaction.toEnvelope().toXdr());
      const submission = await this.#ledger.submit(frame);
      if (submission.status === "PENDING") return this.#outcome(frame.id);
      detail = submission.status === "ERROR" ? submission.result.result.type : submission.status;
    }
    return { kind: "refused", detail };
  }

  async #outcome(id: string): Promise<Funding> {
    const found = this.#ledger.history.findTransaction(id);
    if (found === null) return { kind: "refused", detail: "the transaction waits for a ledger to close" };
    const { envelope, result, meta, success } = found.transaction;
    if (success) return { kind: "funded", hash: id, envelope, result, meta };
    return { kind: "refused", detail: `transaction failed: ${toBase64(result)}` };
  }
}

function formatLumens(stroops: bigint): string {
  return `${stroops / 10_000_000n}.${String(stroops % 10_000_000n).padStart(7, "0")}`;
}
