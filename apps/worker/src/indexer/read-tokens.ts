import { AjoError, isRetryable, type ContractId, type GroupEvent, type Token } from "@ajo/schemas";
import type { IndexerDependencies } from "./ports";

type TokenDependencies = Pick<IndexerDependencies, "chain" | "database" | "log">;

/** The tokens that are not stored yet of the groups that our factory made in these events. */
export async function readTokensOf(
  events: readonly GroupEvent[],
  dependencies: TokenDependencies,
): Promise<Token[]> {
  const { chain, database } = dependencies;
  const named = events
    .filter((event) => event.name === "group_created")
    .filter((event) => event.factoryId === chain.factoryId)
    .map((event) => event.config.token);
  if (named.length === 0) return [];
  const tokens: Token[] = [];
  for (const contractId of await database.tokens.listMissing(named))
    tokens.push(await readToken(contractId, dependencies));
  return tokens;
}

/**
 * A token as its contract describes it. One that cannot describe itself is shown in its smallest unit under the
 * beginning of its address: it may cost its own group a name, but never stops the indexer.
 */
export async function readToken(contractId: ContractId, { chain, log }: TokenDependencies): Promise<Token> {
  try {
    return await chain.getToken(contractId);
  } catch (error) {
    if (!(error instanceof AjoError) || isRetryable(error)) throw error;
    log.warn({ err: error, contractId }, "a token does not describe itself");
    return { contractId, code: contractId.slice(0, 6), issuer: null, decimals: 0, name: contractId };
  }
}
