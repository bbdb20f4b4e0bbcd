/** Gives new accounts their first lumens, as the friendbots of public test networks do: 10,000 XLM from the root account. */
import { Address, Asset, Keypair, StrKey, TransactionBuilder, Account, Operation, xdr, nativeToScVal, Contract } from "@stellar/stellar-sdk/base";
import { findAccount } from "../entries/account";
import type { Ledger } from "../engine/ledger";
import { rootKeypair } from "../engine/genesis";
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
  #turn: Promise<unknown> = Promise.resolve();

  constructor(ledger: Ledger) {
    this.#ledger = ledger;
    this.#root = rootKeypair(ledger.networkId);
  }

  /** Creates the account, or pays to the contract, behind `address`. Resolves when that has happened. */
  fund(address: string): Promise<Funding> {
    const isAccount = StrKey.isValidEd25519PublicKey(address);
    if (!isAccount && !StrKey.isValidContract(address)) return Promise.resolve({ kind: "badAddress" });
    const turn = this.#turn.then(() => (isAccount ? this.#createAccount(address) : this.#payContract(address)));
    this.#turn = turn.catch(() => undefined);
    return turn;
  }

  async #createAccount(address: string): Promise<Funding> {
    const account = xdr.PublicKey.publicKeyTypeEd25519(StrKey.decodeEd25519PublicKey(address));
    if (findAccount(this.#ledger.state, account) !== null)
      return { kind: "refused", detail: "createAccountAlreadyExist (account already funded)" };
    const amount = formatLumens(STARTING_BALANCE);
    return this.#submit(Operation.createAccount({ destination: address, startingBalance: amount }), null);
  }

  async #payContract(address: string): Promise<Funding> {
    const asset = Asset.native();
    const native = new Contract(asset.contractId(this.#ledger.passphrase));
    const instance = native.getFootprint().toXdr("base64");
    if (this.#ledger.state.get(instance as never) === undefined) {
      const deployed = await this.#invoke(Operation.createStellarAssetContract({ asset }));
      if (deployed.kind !== "funded") return deployed;
    }
    const root = this.#root.publicKey();
    return this.#invoke(
      native.call(
        "transfer",
        new Address(root).toScVal(),
        new Address(address).toScVal(),
        nativeToScVal(STARTING_BALANCE, { type: "i128" }),
      ),
    );
  }

  async #invoke(operation: xdr.Operation): Promise<Funding> {
    return this.#submit(operation, null);
  }

  async #submit(operation: xdr.Operation, data: xdr.SorobanTransactionData | null): Promise<Funding> {
    let detail = "the network is busy";
    for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
      const root = findAccount(this.#ledger.state, xdr.PublicKey.publicKeyTypeEd25519(this.#root.rawPublicKey()));
      if (root === null) return { kind: "refused", detail: "the root account is gone" };
      const builder = new TransactionBuilder(new Account(this.#root.publicKey(), String(root.seqNum)), {
        fee: "100",
        networkPassphrase: this.#ledger.passphrase,
        timebounds: { minTime: 0, maxTime: 0 },
      }).addOperation(operation);
      if (data !== null) builder.setSorobanData(data);
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
