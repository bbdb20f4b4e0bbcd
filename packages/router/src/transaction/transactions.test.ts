import {
  AjoError,
  txHashSchema,
  walletAddressSchema,
  type PreparedTransaction,
  type TransactionOutcome,
} from "@ajo/schemas";
import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { addressOf, PASSPHRASE, TOKEN } from "../../test/ports";
import { TestIntents } from "../../test/test-intents";
import { Transactions, type SponsorshipTerms } from "./transactions";

const hash = txHashSchema.parse(createHash("sha256").update("a payment").digest("hex"));
const source = walletAddressSchema.parse(addressOf("Ada"));
const expiresAt = new Date(120_000);
const XDR = "AAAA";
const confirmed: TransactionOutcome = {
  status: "confirmed",
  receipt: { hash, ledger: 7, at: new Date(35_000), feeCharged: 100n, createdGroupId: null },
};
const unknown: TransactionOutcome = { status: "unknown", hash };
const refused: TransactionOutcome = {
  status: "failed",
  hash,
  error: { code: "BadSequence", message: "refused", data: {} },
};
const silent = () => undefined;

/** A chain that answers in turn, the last answer for ever; Errors are thrown. */
function scripted(submits: (TransactionOutcome | Error)[], outcomes: TransactionOutcome[] = [unknown]) {
  const sent: boolean[] = [];
  const turn = <T>(answers: T[]): T => (answers.length > 1 ? answers.shift()! : answers[0]!);
  return {
    sent,
    chain: {
      checkEnvelope: async () => ({ hash, source, expiresAt }),
      submit: async (_xdr: string, options?: { sponsored?: boolean }) => {
        sent.push(options?.sponsored ?? false);
        const answer = turn(submits);
        if (answer instanceof Error) throw answer;
        return answer;
      },
      getOutcome: async () => turn(outcomes),
    },
  };
}

function transactionsOn(
  script: ReturnType<typeof scripted>,
  intents = new TestIntents(async (answer) => answer()),
  sponsorship: SponsorshipTerms | null = null,
) {
  const log = { info: silent, warn: silent, error: silent };
  const { chain } = script;
  return new Transactions({
    chain,
    database: { intents },
    log,
    sponsorship,
    onConfirmed: silent,
    onWritten: silent,
  });
}

const stored = () => new TestIntents(async (answer) => answer());
const away = () =>
  new TestIntents(async () => {
    throw new AjoError("DatabaseUnavailable", "PostgreSQL cannot be reached");
  });

describe("a signed transaction", () => {
  it("gives one receipt, however often and from wherever it is sent", async () => {
    const script = scripted([confirmed]);
    const intents = stored();
    expect(await transactionsOn(script, intents).submit(XDR)).toEqual(confirmed);
    expect(await transactionsOn(script, intents).submit(XDR)).toEqual(confirmed);
    expect(await transactionsOn(script, intents).status(hash, undefined)).toEqual(confirmed);
    expect(script.sent).toHaveLength(1);
  });

  it("has failed when its one and only sending was refused, and is not sent again", async () => {
    const script = scripted([refused, confirmed]);
    const transactions = transactionsOn(script);
    expect(await transactions.submit(XDR)).toEqual(refused);
    expect(await transactions.submit(XDR)).toEqual(refused);
    expect(script.sent).toHaveLength(1);
  });

  it("has not failed when a second sending was refused: the first may have been applied", async () => {
    const script = scripted([unknown, refused], [unknown, confirmed]);
    const transactions = transactionsOn(script);
    expect(await transactions.submit(XDR)).toEqual(unknown);
    expect(await transactions.submit(XDR)).toEqual(unknown);
    expect(await transactions.status(hash, undefined)).toEqual(confirmed);
  });

  it("has not failed when another tab sent it while this sending was refused", async () => {
    const intents = stored();
    const script = scripted([refused], [confirmed]);
    const { submit } = script.chain;
    script.chain.submit = async (...sending) => {
      await intents.sign({ hash, source, expiresAt, envelope: XDR }, 30);
      return submit(...sending);
    };
    expect(await transactionsOn(script, intents).submit(XDR)).toEqual(confirmed);
  });

  it("is sent while the database is away; then no refusal is proof", async () => {
    expect(await transactionsOn(scripted([confirmed]), away()).submit(XDR)).toEqual(confirmed);
    expect(await transactionsOn(scripted([refused], [unknown]), away()).submit(XDR)).toEqual(unknown);
    expect(await transactionsOn(scripted([refused], [confirmed]), away()).submit(XDR)).toEqual(confirmed);
  });

  it("is remembered from its preparation on", async () => {
    const intents = stored();
    const transactions = transactionsOn(scripted([confirmed]), intents);
    const prepared: PreparedTransaction = {
      ...{ xdr: XDR, hash, networkPassphrase: PASSPHRASE, source, maxFee: 100n, expiresAt },
      summary: { kind: "trustline", token: TOKEN },
    };
    expect(await transactions.prepared(prepared)).toBe(prepared);
    expect(await intents.listOf(source, { open: true, limit: 10 })).toMatchObject([
      { state: "prepared", summary: { kind: "trustline" } },
    ]);
    await transactions.submit(XDR);
    expect(await intents.listOf(source, { open: true, limit: 10 })).toEqual([]);
  });
});

describe("a server that died", () => {
  it("before it sent leaves the sending to the next one", async () => {
    const intents = stored();
    await intents.sign({ hash, source, expiresAt, envelope: XDR }, 30);
    const script = scripted([confirmed]);
    await transactionsOn(script, intents).follow();
    expect(intents.all.get(hash)?.outcome).toEqual(confirmed);
    expect(script.sent).toHaveLength(1);
  });

  it("after it sent leaves the receipt to the next one, which sends nothing", async () => {
    const intents = stored();
    await intents.sign({ hash, source, expiresAt, envelope: XDR }, 30);
    const script = scripted([], [confirmed]);
    await transactionsOn(script, intents).follow();
    expect(intents.all.get(hash)?.outcome).toEqual(confirmed);
    expect(script.sent).toHaveLength(0);
  });

  it("leaves an end by the clock when the transaction came nowhere", async () => {
    const intents = stored();
    await intents.sign({ hash, source, expiresAt, envelope: XDR }, 30);
    const script = scripted(
      [new AjoError("ChainUnavailable", "nobody answers")],
      [unknown, { status: "expired", hash }],
    );
    await transactionsOn(script, intents).follow();
    expect(intents.all.get(hash)?.state).toBe("signed");
    await transactionsOn(script, intents).follow();
    expect(intents.all.get(hash)?.state).toBe("expired");
  });
});

describe("the operator pays", () => {
  const send = async (terms: SponsorshipTerms, times: number) => {
    const script = scripted([unknown]);
    const transactions = transactionsOn(script, stored(), terms);
    for (let time = 0; time < times; time++) await transactions.submit(XDR);
    return script.sent;
  };

  it("for every sending, when told so", async () => {
    expect(await send({ when: "always", perDay: 1 }, 2)).toEqual([true, true]);
  });

  it("only when the first sending led nowhere, when told so", async () => {
    expect(await send({ when: "stuck", perDay: 1 }, 3)).toEqual([false, true, true]);
  });

  it("no more than allowed a day", async () => {
    expect(await send({ when: "always", perDay: 0 }, 1)).toEqual([false]);
  });

  it("nothing that could not be written down", async () => {
    const script = scripted([unknown]);
    await transactionsOn(script, away(), { when: "always", perDay: 9 }).submit(XDR);
    expect(script.sent).toEqual([false]);
  });
});
