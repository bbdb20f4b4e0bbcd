import { xdr } from "@stellar/stellar-sdk/base";
import {
  accountExists,
  AccountFlag,
  changeAccount,
  findAccount,
  isImmutable,
  putAccount,
  sameAccount,
  signerSponsors,
  withSigners,
} from "../entries/account";
import { addSubentry, removeSubentry } from "../entries/sponsorship";
import type { Overlay } from "../state/overlay";
import { failed, type OperationRules, refused, succeeded } from "./operation";

type Body = Extract<xdr.OperationBody, { type: "setOptions" }>;
const result = (code: xdr.SetOptionsResult) => xdr.OperationResultTr.setOptions(code);

const ALL_FLAGS = 0xf;
/** Flags that an account gives up the right to change when it becomes immutable. */
const AUTH_FLAGS = ALL_FLAGS;
const MAX_SIGNERS = 20;

export const setOptions: OperationRules<Body> = {
  // Who may sign is the most protected thing an account has.
  threshold({ setOptionsOp: op }) {
    const touchesSigning =
      op.masterWeight !== null ||
      op.lowThreshold !== null ||
      op.medThreshold !== null ||
      op.highThreshold !== null ||
      op.signer !== null;
    return touchesSigning ? "high" : "medium";
  },

  check({ setOptionsOp: op }, { source }) {
    const set = op.setFlags ?? 0;
    const clear = op.clearFlags ?? 0;
    if ((set & ~ALL_FLAGS) !== 0 || (clear & ~ALL_FLAGS) !== 0)
      return result(xdr.SetOptionsResult.setOptionsUnknownFlag());
    if ((set & clear) !== 0) return result(xdr.SetOptionsResult.setOptionsBadFlags());
    for (const value of [op.masterWeight, op.lowThreshold, op.medThreshold, op.highThreshold])
      if (value !== null && value > 255) return result(xdr.SetOptionsResult.setOptionsThresholdOutOfRange());
    if (op.signer !== null && !isAcceptableSigner(op.signer, source))
      return result(xdr.SetOptionsResult.setOptionsBadSigner());
    if (op.homeDomain !== null && !op.homeDomain.bytes.every((byte) => byte >= 0x20 && byte < 0x7f))
      return result(xdr.SetOptionsResult.setOptionsInvalidHomeDomain());
    return null;
  },

  apply({ setOptionsOp: op }, { state, ledger, source, sponsorships }) {
    let account = findAccount(state, source);
    if (account === null) return refused(xdr.OperationResult.opNoAccount());
    if (op.inflationDest !== null) {
      if (!sameAccount(op.inflationDest, source) && !accountExists(state, op.inflationDest))
        return failed(result(xdr.SetOptionsResult.setOptionsInvalidInflation()));
      account = changeAccount(account, { inflationDest: op.inflationDest });
    }
    for (const flags of [op.clearFlags, op.setFlags]) {
      if (flags !== null && (flags & AUTH_FLAGS) !== 0 && isImmutable(account))
        return failed(result(xdr.SetOptionsResult.setOptionsCantChange()));
    }
    const flags = (account.flags & ~(op.clearFlags ?? 0)) | (op.setFlags ?? 0);
    if ((flags & AccountFlag.authClawbackEnabled) !== 0 && (flags & AccountFlag.authRevocable) === 0)
      return failed(result(xdr.SetOptionsResult.setOptionsAuthRevocableRequired()));
    account = changeAccount(account, {
      flags,
      homeDomain: op.homeDomain ?? account.homeDomain,
      thresholds: new xdr.Thresholds(mergeThresholds(account.thresholds.value, op)),
    });
    if (op.signer === null) {
      putAccount(state, account);
      return succeeded(result(xdr.SetOptionsResult.setOptionsSuccess()));
    }
    const changed = applySigner(account, op.signer, {
      state,
      baseReserve: ledger.baseReserve,
      sponsor: sponsorships.sponsorOf(source),
    });
    if (typeof changed !== "string") {
      putAccount(state, changed);
      return succeeded(result(xdr.SetOptionsResult.setOptionsSuccess()));
    }
    switch (changed) {
      case "tooManySigners":
        return failed(result(xdr.SetOptionsResult.setOptionsTooManySigners()));
      case "lowReserve":
        return failed(result(xdr.SetOptionsResult.setOptionsLowReserve()));
      case "tooMany":
        return refused(xdr.OperationResult.opTooManySubentries());
    }
  },
};

function isAcceptableSigner({ key, weight }: xdr.Signer, source: xdr.PublicKey): boolean {
  if (weight > 255) return false;
  if (key.type === "signerKeyTypeEd25519")
    return Buffer.compare(key.ed25519.value, source.ed25519.value) !== 0;
  if (key.type === "signerKeyTypeEd25519SignedPayload") return key.ed25519SignedPayload.payload.length > 0;
  return true;
}

function mergeThresholds(current: Uint8Array, op: xdr.SetOptionsOp): Uint8Array {
  const given = [op.masterWeight, op.lowThreshold, op.medThreshold, op.highThreshold];
  return current.map((value, index) => given[index] ?? value);
}

/** Adds a signer, changes its weight, or with weight 0 removes it. */
function applySigner(
  account: xdr.AccountEntry,
  signer: xdr.Signer,
  { state, baseReserve, sponsor }: { state: Overlay; baseReserve: number; sponsor: xdr.PublicKey | null },
): xdr.AccountEntry | "tooManySigners" | "lowReserve" | "tooMany" {
  const index = account.signers.findIndex(({ key }) => key.equals(signer.key));
  const others = account.signers.filter(({ key }) => !key.equals(signer.key));
  const exists = index !== -1;
  if (signer.weight === 0) {
    if (!exists) return account;
    return removeSubentry(state, withSigners(account, others), signerSponsors(account)[index] ?? null);
  }
  if (exists) return withSigners(account, [...others, signer]);
  if (account.signers.length >= MAX_SIGNERS) return "tooManySigners";
  const added = addSubentry(state, account, sponsor, baseReserve);
  return added.ok ? withSigners(added.account, [...others, signer], sponsor) : added.reason;
}
