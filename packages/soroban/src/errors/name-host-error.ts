import {
  type AjoErrorCode,
  FACTORY_ERRORS,
  type FactoryErrorCode,
  GROUP_ERRORS,
  type GroupErrorCode,
} from "@ajo/schemas";
import type { ScError } from "@stellar/stellar-sdk/xdr";
import type { HostError } from "./find-host-error";

/** Whose numbers a contract error is in: a Stellar Asset Contract's, Ajo's own, or a stranger's. */
export type ErrorVocabulary = "asset" | "ajo" | "stranger";

/**
 * The errors of a Stellar Asset Contract that a member can cause (soroban-env-host,
 * builtin_contracts/contract_error.rs).
 */
const ASSET_ERRORS: Record<number, AjoErrorCode> = {
  6: "AccountNotFound",
  10: "InsufficientBalance",
  // The issuer has not authorised the trustline, or froze it.
  11: "MissingTrustline",
  13: "MissingTrustline",
  // Native only: the reserve of the account does not allow it.
  14: "InsufficientBalance",
};

/** The name of an error, or null when the vocabulary has none for it. */
export function nameHostError(error: ScError, vocabulary: ErrorVocabulary): AjoErrorCode | null {
  if (error.type !== "sceContract") return nameSystemError(error);
  switch (vocabulary) {
    case "asset":
      return ASSET_ERRORS[error.contractCode] ?? null;
    case "ajo":
      return nameContractError(error.contractCode);
    case "stranger":
      return null;
  }
}

/** One number has one meaning in both contracts: the factory checks a group's terms under the group's numbers. */
function nameContractError(number: number): GroupErrorCode | FactoryErrorCode | null {
  const names: Record<number, GroupErrorCode | FactoryErrorCode> = { ...GROUP_ERRORS, ...FACTORY_ERRORS };
  return names[number] ?? null;
}

function nameSystemError(error: Exclude<ScError, { type: "sceContract" }>): AjoErrorCode | null {
  // The footprint that was simulated does not name what the call now touches, or is too small for it.
  if (error.type === "sceStorage" && error.code.name === "scecExceededLimit") return "GroupChanged";
  if (error.type === "sceBudget" && error.code.name === "scecExceededLimit") return "GroupChanged";
  if (error.type === "sceAuth") return "BadSignature";
  return null;
}

/** `Error(Contract, #40)` as the host writes it; for `detail`, never for decisions. */
export function describeHostError({ error, contractId }: HostError): string {
  const code = error.type === "sceContract" ? `#${error.contractCode}` : error.code.name.slice("scec".length);
  return `Error(${error.type.slice("sce".length)}, ${code})${contractId === null ? "" : ` in ${contractId}`}`;
}
