import { DiagnosticEvent } from "@stellar/stellar-sdk/xdr";
import { describe, expect, it } from "vitest";
import { diagnostics } from "../../test/fixtures/diagnostics";
import { findHostError } from "./find-host-error";
import { describeHostError, nameHostError } from "./name-host-error";

const explain = (name: keyof typeof diagnostics, vocabulary: "asset" | "ajo" | "stranger" = "stranger") => {
  const found = findHostError(diagnostics[name].map((text) => DiagnosticEvent.fromXdr(text, "base64")));
  return found && { is: describeHostError(found), name: nameHostError(found.error, vocabulary) };
};

describe("findHostError, on what a real network reported", () => {
  it("finds the token's refusal behind the contract that called it", () => {
    expect(explain("contractPaysTooMuch", "asset")).toEqual({
      is: "Error(Contract, #10) in CDMLFMKMMD7MWZP3FKUBZPVHTUEDLSX4BYGYKH4GCESXYHS3IHQ4EIG4",
      name: "InsufficientBalance",
    });
  });

  it("finds a missing trustline", () => {
    expect(explain("sacTransferNoTrust", "asset")?.name).toBe("MissingTrustline");
  });

  it("does not read a number in another contract's vocabulary", () => {
    expect(explain("sacTransferNoTrust", "stranger")?.name).toBeNull();
    expect(explain("failApplied", "asset")?.is).toMatch(/^Error\(Contract, #8\) in CBSG/);
    expect(explain("failApplied", "asset")?.name).toBeNull();
  });

  it("takes an account's refusal to authorise for what it is, not for the called contract's error", () => {
    expect(explain("joinWrongSigner", "ajo")?.is).toMatch(/^Error\(Auth, InvalidAction\)/);
    expect(explain("joinWrongSigner", "ajo")?.name).toBe("BadSignature");
  });

  it("says that the group changed when the footprint no longer fits", () => {
    expect(explain("footprintMissing", "ajo")?.name).toBe("GroupChanged");
    expect(explain("spinHalf", "ajo")?.name).toBe("GroupChanged");
  });

  it("finds the cause inside a constructor", () => {
    expect(explain("createConstructorMissing")?.is).toMatch(/^Error\(WasmVm, UnexpectedSize\)/);
  });

  it("finds nothing where nothing is reported", () => {
    expect(findHostError([])).toBeNull();
  });
});
