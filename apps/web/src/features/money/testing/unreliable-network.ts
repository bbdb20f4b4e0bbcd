import {
  AjoError,
  type PreparedTransaction,
  type Receipt,
  type TransactionOutcome,
  type TxHash,
} from "@ajo/schemas";
import { ADA, GROUP_ID, HASH, USDC } from "@/testing/make-group";
import type { PageError } from "../../errors/page-error";
import type { MoneyIntent } from "../money-intent";
import type { MoneyPorts } from "../money-ports";

/** Chooses one of `count` possibilities; a test decides how. */
export type Choose = (count: number) => number;

interface Envelope {
  hash: TxHash;
  round: number;
  sequence: number;
  expiresAt: number;
  /** Some node holds it and may still put it into a ledger. */
  delivered: boolean;
  end: "applied" | "failed" | null;
}

/**
 * A chain with one account and one thing to do (pay the next round), behind an API that loses requests, loses
 * answers, refuses on one node what another node holds, and sometimes calls a transaction expired too early. The
 * chain itself is honest: sequence numbers, time bounds and the contract's round rule hold.
 */
export class UnreliableNetwork {
  now = 1_000;
  paidRounds = 0;
  honest = false;
  readonly envelopes: Envelope[] = [];
  /** Calls that wait to be answered; the test answers them in any order. */
  readonly waiting: (() => void)[] = [];
  private sequence = 0;
  private ledger = 10;
  private readonly choose: Choose;

  constructor(choose: Choose) {
    this.choose = choose;
  }

  /** Time passes: what is delivered and still valid may be applied. */
  tick(seconds: number): void {
    this.now += seconds;
    for (const envelope of this.envelopes)
      if (envelope.delivered && envelope.end === null && (this.honest || this.choose(2) === 0))
        this.apply(envelope);
  }

  /** Whether it could still take effect. */
  isAlive(envelope: Envelope): boolean {
    return (
      envelope.delivered &&
      envelope.end === null &&
      this.now <= envelope.expiresAt &&
      envelope.sequence === this.sequence + 1
    );
  }

  ofHash(hash: string): Envelope {
    const found = this.envelopes.find((envelope) => envelope.hash === hash);
    if (found === undefined) throw new Error(`no envelope ${hash}`);
    return found;
  }

  /** The world of one tab. After `close` (a reload) its calls are never answered. */
  tab(): { ports: MoneyPorts; close: () => void } {
    let closed = false;
    const call = <T>(answer: () => T): Promise<T> =>
      new Promise((resolve, reject) => {
        this.waiting.push(() => {
          if (closed) return;
          try {
            resolve(answer());
          } catch (error) {
            reject(error instanceof Error ? error : new Error(String(error)));
          }
        });
      });
    const ports: MoneyPorts = {
      prepare: (intent) => call(() => this.prepare(intent)),
      sign: (prepared) => call(() => this.sign(prepared)),
      submit: (xdr) => call(() => this.submit(this.ofHash(xdr))),
      status: ({ hash }) => call(() => this.status(this.ofHash(hash))),
      networkTime: () => call(() => this.networkTime()),
      isDone: (intent, error) =>
        call(
          () =>
            intent.kind === "contribute" && error.code === "WrongRound" && this.paidRounds >= intent.round,
        ),
      asOfLedger: () => call(() => this.ledger),
      toError: (error): PageError =>
        error instanceof AjoError ? { code: error.code, data: {} } : { code: "Unreachable", data: {} },
      wait: () => call(() => undefined),
      elapsed: () => this.now * 1000,
    };
    return { ports, close: () => (closed = true) };
  }

  private prepare(intent: MoneyIntent): PreparedTransaction {
    if (intent.kind !== "contribute") throw new Error("only contributions here");
    if (!this.honest && this.choose(8) === 0) throw new Error("connection lost");
    if (intent.round !== this.paidRounds + 1) throw new AjoError("WrongRound", "paid before");
    const hash = `${this.envelopes.length}`.padStart(HASH.length, "0") as TxHash;
    const envelope: Envelope = {
      hash,
      round: intent.round,
      sequence: this.sequence + 1,
      expiresAt: this.now + 120,
      delivered: false,
      end: null,
    };
    this.envelopes.push(envelope);
    return {
      xdr: hash,
      hash,
      networkPassphrase: "test",
      source: ADA,
      maxFee: 100n,
      expiresAt: new Date(envelope.expiresAt * 1000),
      summary: {
        kind: "contribute",
        groupId: GROUP_ID,
        name: "Sunday circle",
        member: ADA,
        round: intent.round,
        rounds: 1,
        amount: 1n,
        token: USDC,
      },
    };
  }

  /** The wallet. No second signature may be asked for while an earlier envelope could still take effect. */
  private sign(prepared: PreparedTransaction): string {
    if (!this.honest && this.choose(6) === 0) throw new Error("the person said no");
    return prepared.xdr;
  }

  private submit(envelope: Envelope): TransactionOutcome {
    const { hash } = envelope;
    const kind = this.honest
      ? "deliver"
      : (["deliver", "deliverSlowly", "loseAnswer", "loseRequest", "refuse", "turnAway"] as const)[
          this.choose(6)
        ];
    if (kind === "loseRequest") throw new Error("connection lost");
    if (kind === "turnAway") throw new AjoError("BadSignature", "not signed");
    if (kind === "refuse")
      return { status: "failed", hash, error: { code: "InsufficientFee", message: "", data: {} } };
    if (this.now > envelope.expiresAt && envelope.end === null) return { status: "expired", hash };
    envelope.delivered = true;
    if (kind === "deliverSlowly") return { status: "unknown", hash };
    this.apply(envelope);
    if (kind === "loseAnswer") throw new Error("connection lost");
    return this.truth(envelope);
  }

  private status(envelope: Envelope): TransactionOutcome {
    if (!this.honest) {
      const kind = this.choose(5);
      if (kind === 0) throw new Error("connection lost");
      if (kind === 1 && envelope.end === null) return { status: "expired", hash: envelope.hash };
      if (kind === 2) return { status: "unknown", hash: envelope.hash };
    }
    return this.truth(envelope);
  }

  private networkTime(): Date {
    if (!this.honest && this.choose(6) === 0) throw new Error("connection lost");
    return new Date(this.now * 1000);
  }

  private apply(envelope: Envelope): void {
    if (!this.isAlive(envelope)) return;
    this.sequence += 1;
    this.ledger += 1;
    envelope.end = envelope.round === this.paidRounds + 1 ? "applied" : "failed";
    if (envelope.end === "applied") this.paidRounds += 1;
  }

  private truth({ hash, end, expiresAt }: Envelope): TransactionOutcome {
    if (end === "applied") return { status: "confirmed", receipt: this.receipt(hash) };
    if (end === "failed")
      return { status: "failed", hash, error: { code: "WrongRound", message: "", data: {} } };
    return this.now > expiresAt ? { status: "expired", hash } : { status: "unknown", hash };
  }

  private receipt(hash: TxHash): Receipt {
    return { hash, ledger: this.ledger, at: new Date(this.now * 1000), feeCharged: 1n, createdGroupId: null };
  }
}
