import { type ContractId, type Token, contractIdSchema } from "@ajo/schemas";
import { Asset } from "@stellar/stellar-sdk/base";
import type { Rpc } from "../client/rpc";
import { readToken } from "./read-token";

/** A token, and the classic asset it wraps: `asset` is null for tokens with code of their own. */
export interface KnownToken {
  token: Token;
  asset: Asset | null;
}

/** The tokens of a network: the listed ones, and others as they are met. What a token says of itself never changes. */
export interface TokenBook {
  listed: readonly KnownToken[];
  /** Those known so far that wrap a classic asset. */
  knownAssets(): { contractId: ContractId; asset: Asset }[];
  find(contractId: string): KnownToken | undefined;
  /** Rejects with `InvalidToken` when the contract is no token. */
  get(contractId: string): Promise<KnownToken>;
}

/** Groups can be in any token; a book that remembered every one could be filled by anybody. */
const MOST_REMEMBERED = 1000;

export function createTokenBook(rpc: Rpc, networkPassphrase: string, tokens: readonly Token[]): TokenBook {
  const listed = tokens.map((token) => ({ token, asset: wrappedAsset(token, networkPassphrase) }));
  const known = new Map<string, KnownToken>(listed.map((entry) => [entry.token.contractId, entry]));

  async function get(contractId: string): Promise<KnownToken> {
    const found = known.get(contractId);
    if (found !== undefined) return found;
    const token = await readToken(rpc, networkPassphrase, contractIdSchema.parse(contractId));
    const entry = { token, asset: wrappedAsset(token, networkPassphrase) };
    if (known.size < MOST_REMEMBERED) known.set(contractId, entry);
    return entry;
  }

  return {
    listed,
    get,
    find: (contractId) => known.get(contractId),
    knownAssets: () =>
      [...known.values()].flatMap(({ token, asset }) =>
        asset === null ? [] : [{ contractId: token.contractId, asset }],
      ),
  };
}

/** The asset whose Stellar Asset Contract has this very address on this network: code and issuer alone prove nothing. */
export function wrappedAsset(token: Token, networkPassphrase: string): Asset | null {
  const asset = token.issuer === null ? Asset.native() : new Asset(token.code, token.issuer);
  return asset.contractId(networkPassphrase) === token.contractId ? asset : null;
}
