import { createHash, createPrivateKey, type KeyObject, sign } from "node:crypto";
import { Account, Asset, BASE_FEE, type Keypair, Operation, TransactionBuilder } from "@stellar/stellar-sdk";

/** Where in a TransactionEnvelope of type V1 its parts lie: type (4), then the transaction, whose sequence number is at 44. */
const TX_OFFSET = 4;
const SEQUENCE_OFFSET = 44;
/** DER header of an Ed25519 PKCS#8 private key; the seed follows. */
const PKCS8_HEADER = Buffer.from("302e020100300506032b657004220420", "hex");

/** Payments of one account to itself, as fast as they can be made: one template, a new number and signature each time. */
export class QuickPayments {
  readonly address: string;
  readonly #unsigned: Buffer;
  readonly #payload: Buffer;
  readonly #key: KeyObject;
  readonly #hint: Buffer;
  #sequence: bigint;

  constructor(keypair: Keypair, sequence: bigint, passphrase: string, operations: number) {
    this.address = keypair.publicKey();
    this.#sequence = sequence;
    const builder = new TransactionBuilder(new Account(this.address, "0"), {
      fee: BASE_FEE,
      networkPassphrase: passphrase,
    }).setTimeout(0);
    for (let index = 0; index < operations; index += 1)
      builder.addOperation(
        Operation.payment({ destination: this.address, asset: Asset.native(), amount: "1" }),
      );
    const envelope = Buffer.from(builder.build().toEnvelope().toXdr());
    // Without the empty list of signatures.
    this.#unsigned = envelope.subarray(0, envelope.length - 4);
    const networkId = createHash("sha256").update(passphrase).digest();
    this.#payload = Buffer.concat([networkId, Buffer.from([0, 0, 0, 2])]);
    const der = Buffer.concat([PKCS8_HEADER, keypair.rawSecretKey()]);
    this.#key = createPrivateKey({ key: der, format: "der", type: "pkcs8" });
    this.#hint = Buffer.from(keypair.rawPublicKey()).subarray(28);
  }

  /** The next one, in base64. */
  next(): string {
    this.#sequence += 1n;
    this.#unsigned.writeBigInt64BE(this.#sequence, SEQUENCE_OFFSET);
    const transaction = this.#unsigned.subarray(TX_OFFSET);
    const hash = createHash("sha256").update(this.#payload).update(transaction).digest();
    const signature = sign(null, hash, this.#key);
    const count = Buffer.from([0, 0, 0, 1]);
    const length = Buffer.from([0, 0, 0, 64]);
    return Buffer.concat([this.#unsigned, count, this.#hint, length, signature]).toString("base64");
  }
}
