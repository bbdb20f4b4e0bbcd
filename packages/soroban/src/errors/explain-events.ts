import type { AjoErrorCode } from "@ajo/schemas";
import type { DiagnosticEvent } from "@stellar/stellar-sdk/xdr";
import type { Chain } from "../chain";
import { findHostError } from "./find-host-error";
import { type ErrorVocabulary, describeHostError, nameHostError } from "./name-host-error";

/** Why something failed: by its name, if it has one, and in the network's own terms. */
export interface Explanation {
  code: AjoErrorCode | null;
  detail: string;
}

/** Why a call failed, by its diagnostic events; null when they do not tell. */
export async function explainEvents(
  chain: Chain,
  events: readonly DiagnosticEvent[],
): Promise<Explanation | null> {
  const hostError = findHostError(events);
  if (hostError === null) return null;
  const vocabulary = await vocabularyOf(chain, hostError.contractId);
  return { code: nameHostError(hostError.error, vocabulary), detail: describeHostError(hostError) };
}

async function vocabularyOf(chain: Chain, contractId: string | null): Promise<ErrorVocabulary> {
  if (contractId === null || contractId === chain.factoryId) return "ajo";
  const known = chain.tokens.find(contractId);
  if (known !== undefined) return known.asset === null ? "stranger" : "asset";
  if (await chain.registry.isGroup(contractId)) return "ajo";
  const met = await chain.tokens.get(contractId).catch(() => undefined);
  if (met !== undefined) return met.asset === null ? "stranger" : "asset";
  // No contract has this address: a group that could not be created.
  return "ajo";
}
