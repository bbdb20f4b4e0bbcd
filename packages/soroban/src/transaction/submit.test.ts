import { AjoError } from "@ajo/schemas";
import { Address } from "@stellar/stellar-sdk/base";
import type { ScVal } from "@stellar/stellar-sdk/xdr";
import {
  ExtensionPoint,
  InvokeHostFunctionResult,
  OperationResult,
  OperationResultTr,
  SorobanTransactionMetaExt,
  SorobanTransactionMetaV2,
  TransactionMeta,
  TransactionMetaV4,
  TransactionResult,
  TransactionResultExt,
  TransactionResultResult,
} from "@stellar/stellar-sdk/xdr";
import { describe, expect, it } from "vitest";
import { FACTORY, GROUP } from "../../test/encode-event";
import { diagnostics } from "../../test/fixtures/diagnostics";
import { type Script, scriptedChain } from "../../test/scripted-rpc";
import { EXPIRES_AT, bayo, call, signed, transactionOf } from "../../test/signed-call";
import { getOutcome } from "./outcome";
import { parseEnvelope } from "./parse-envelope";
import { submit } from "./submit";

const transaction = transactionOf(call(FACTORY, "create_group"));
const xdr = signed(transaction);
const { hash } = parseEnvelope(xdr, transaction.networkPassphrase);

const seconds = (date: Date) => String(date.getTime() / 1000);
const before = new Date(EXPIRES_AT.getTime() - 60_000);
const after = new Date(EXPIRES_AT.getTime() + 5_000);

const result = (inner: TransactionResultResult) =>
  new TransactionResult({ feeCharged: 12_345n, result: inner, ext: TransactionResultExt.v0() }).toXdr(
    "base64",
  );
const trapped = TransactionResultResult.txFailed([
  OperationResult.opInner(
    OperationResultTr.invokeHostFunction(InvokeHostFunctionResult.invokeHostFunctionTrapped()),
  ),
]);

const meta = (returnValue: ScVal) =>
  TransactionMeta.v4(
    new TransactionMetaV4({
      ext: ExtensionPoint.v0(),
      txChangesBefore: [],
      operations: [],
      txChangesAfter: [],
      sorobanMeta: new SorobanTransactionMetaV2({ ext: SorobanTransactionMetaExt.v0(), returnValue }),
      events: [],
      diagnosticEvents: [],
    }),
  ).toXdr("base64");

const applied = { ledger: 9, createdAt: seconds(before), resultMetaXdr: meta(new Address(GROUP).toScVal()) };
const SUCCESS = { status: "SUCCESS", ...applied, resultXdr: result(TransactionResultResult.txSuccess([])) };
const FAILED = {
  status: "FAILED",
  ...applied,
  resultXdr: result(trapped),
  diagnosticEventsXdr: diagnostics.footprintMissing,
};
const absent = (now: Date, oldest = new Date(0)) => ({
  status: "NOT_FOUND",
  latestLedgerCloseTime: seconds(now),
  oldestLedgerCloseTime: seconds(oldest),
});
const PENDING = { status: "PENDING" };
const LATER = { status: "TRY_AGAIN_LATER" };
const refusal = (inner: TransactionResultResult) => ({ status: "ERROR", errorResultXdr: result(inner) });
const silence = (delivered: "no" | "maybe") =>
  new AjoError("ChainUnavailable", "no answer", { data: { delivered } });

const submitted = (script: Script) => submit(scriptedChain(script), xdr);

const receipt = { hash, ledger: 9, at: before, feeCharged: 12_345n, createdGroupId: GROUP };
const confirmed = { status: "confirmed", receipt };

describe("submit", () => {
  it.each([
    ["is applied at once", { sendTransaction: [PENDING], getTransaction: [SUCCESS] }],
    [
      "is applied after a while",
      { sendTransaction: [PENDING], getTransaction: [absent(before), absent(before), SUCCESS] },
    ],
    [
      "is pending from an earlier try",
      { sendTransaction: [{ status: "DUPLICATE" }], getTransaction: [absent(before), SUCCESS] },
    ],
    [
      "was applied by an earlier try",
      { sendTransaction: [refusal(TransactionResultResult.txBadSeq())], getTransaction: [SUCCESS] },
    ],
    [
      "was applied by an earlier try and is not taken again yet",
      { sendTransaction: [LATER], getTransaction: [SUCCESS] },
    ],
    [
      "is taken at the second offer",
      { sendTransaction: [LATER, PENDING], getTransaction: [absent(before), SUCCESS] },
    ],
    [
      "was applied although the reply was lost",
      { sendTransaction: [silence("maybe")], getTransaction: [SUCCESS] },
    ],
    [
      "is offered again after a lost reply, and is taken",
      { sendTransaction: [silence("maybe"), PENDING], getTransaction: [absent(before), SUCCESS] },
    ],
    [
      "was taken by the offer whose reply was lost, and is refused before it is told of",
      {
        sendTransaction: [silence("maybe"), refusal(TransactionResultResult.txBadSeq())],
        getTransaction: [absent(before), absent(before), absent(before), SUCCESS],
      },
    ],
    [
      "was applied while the chain could not be asked",
      { sendTransaction: [PENDING], getTransaction: [silence("no"), SUCCESS] },
    ],
  ])("gives the same receipt when the transaction %s", async (_, script) => {
    expect(await submitted(script)).toEqual(confirmed);
  });

  it("believes no refusal of a repeated attempt that was not answered the first time", async () => {
    const chain = scriptedChain({
      sendTransaction: [refusal(TransactionResultResult.txBadSeq())],
      getTransaction: [absent(before), absent(before), SUCCESS],
    });
    const ask: typeof chain.rpc.ask = (method, params, schema, onUnanswered) => {
      onUnanswered?.();
      return chain.rpc.ask(method, params, schema);
    };
    expect(await submit({ ...chain, rpc: { ask } }, xdr)).toEqual(confirmed);
  });

  it("says unknown while nothing is certain", async () => {
    const unknown = { status: "unknown", hash };
    expect(await submitted({ sendTransaction: [PENDING], getTransaction: [absent(before)] })).toEqual(
      unknown,
    );
    expect(await submitted({ sendTransaction: [LATER], getTransaction: [absent(before)] })).toEqual(unknown);
    expect(await submitted({ sendTransaction: [silence("maybe")], getTransaction: [silence("no")] })).toEqual(
      unknown,
    );
  });

  it("says expired once it can never be applied", async () => {
    const expired = { status: "expired", hash };
    expect(
      await submitted({ sendTransaction: [PENDING], getTransaction: [absent(before), absent(after)] }),
    ).toEqual(expired);
    const late = refusal(TransactionResultResult.txTooLate());
    expect(await submitted({ sendTransaction: [late], getTransaction: [absent(EXPIRES_AT)] })).toEqual(
      expired,
    );
  });

  it("fails for certain when nothing could be sent", async () => {
    await expect(submitted({ sendTransaction: [silence("no")] })).rejects.toMatchObject({
      code: "ChainUnavailable",
    });
  });

  it("names why a ledger failed it", async () => {
    expect(await submitted({ sendTransaction: [PENDING], getTransaction: [FAILED] })).toMatchObject({
      status: "failed",
      hash,
      error: { code: "GroupChanged" },
    });
  });

  it.each([
    [TransactionResultResult.txBadSeq(), "BadSequence"],
    [TransactionResultResult.txInsufficientBalance(), "InsufficientBalance"],
    [TransactionResultResult.txInsufficientFee(), "InsufficientFee"],
    [TransactionResultResult.txNoAccount(), "AccountNotFound"],
    [TransactionResultResult.txBadAuth(), "BadSignature"],
    [TransactionResultResult.txSorobanInvalid(), "TransactionFailed"],
  ])("names a refusal: $type", async (inner, code) => {
    const outcome = await submitted({ sendTransaction: [refusal(inner)], getTransaction: [absent(before)] });
    expect(outcome).toMatchObject({ status: "failed", error: { code, data: { detail: inner.type } } });
  });

  it("asks nothing of the network for an envelope that is not Ajo's", async () => {
    const chain = scriptedChain({});
    await expect(submit(chain, "AAAA")).rejects.toBeInstanceOf(AjoError);
    expect(chain.asked).toEqual([]);
  });
});

describe("submit where the operator pays", () => {
  const sponsored = (script: Script) => {
    const chain = scriptedChain(script);
    const sponsor = { keypair: bayo, maxFee: 1_000_000n, always: true };
    return { chain, outcome: submit({ ...chain, sponsor }, xdr, { sponsored: true }) };
  };
  const sendings = ({ asked }: { asked: string[] }) =>
    asked.filter((method) => method === "sendTransaction").length;

  it("gives the receipt of the member's own transaction", async () => {
    const { chain, outcome } = sponsored({ sendTransaction: [PENDING], getTransaction: [SUCCESS] });
    expect(await outcome).toEqual(confirmed);
    expect(sendings(chain)).toBe(1);
  });

  it("lets the member pay when the operator has nothing left", async () => {
    const poor = refusal(TransactionResultResult.txInsufficientBalance());
    const { chain, outcome } = sponsored({ sendTransaction: [poor, PENDING], getTransaction: [SUCCESS] });
    expect(await outcome).toEqual(confirmed);
    expect(sendings(chain)).toBe(2);
  });
});

describe("getOutcome of an absent transaction", () => {
  const outcomeAt = async (now: Date, oldest: Date, expiresAt: Date | null) =>
    (await getOutcome(scriptedChain({ getTransaction: [absent(now, oldest)] }), hash, expiresAt)).status;

  it("is unknown until its time is over, and without a time for ever", async () => {
    expect(await outcomeAt(EXPIRES_AT, new Date(0), EXPIRES_AT)).toBe("unknown");
    expect(await outcomeAt(after, new Date(0), EXPIRES_AT)).toBe("expired");
    expect(await outcomeAt(after, new Date(0), null)).toBe("unknown");
  });

  it("is unknown when the network has forgotten the time in which it could have been applied", async () => {
    expect(await outcomeAt(after, after, EXPIRES_AT)).toBe("unknown");
  });
});
