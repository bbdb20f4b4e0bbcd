import { AjoError, type ContractId, type Token, tokenSchema } from "@ajo/schemas";
import { ScVal } from "@stellar/stellar-sdk/xdr";
import { z } from "zod";
import { callView } from "../client/call-view";
import { findInstance, findInstanceValue } from "../client/contract-data";
import { getLedgerEntries } from "../client/get-ledger-entries";
import { contractInstanceKey } from "../client/ledger-keys";
import type { Rpc } from "../client/rpc";

/** A Stellar Asset Contract's metadata; `name` is "native" or "CODE:ISSUER" (CAP-46-06). */
const metadataSchema = z.object({ decimal: z.number(), name: z.string(), symbol: z.string() });

/** What a token contract says of itself (SEP-41). Stellar Asset Contracts keep it in their instance, others are asked. */
export async function readToken(rpc: Rpc, networkPassphrase: string, contractId: ContractId): Promise<Token> {
  const key = contractInstanceKey(contractId);
  const instance = findInstance(await getLedgerEntries(rpc, [key]), key);
  if (instance === undefined) throw new AjoError("InvalidToken", `${contractId} is no contract`);
  if (instance.executable.type !== "contractExecutableStellarAsset")
    return askToken(rpc, networkPassphrase, contractId);

  const { decimal, name, symbol } = metadataSchema.parse(
    findInstanceValue(instance, ScVal.scvSymbol("METADATA")),
  );
  if (name === "native")
    return tokenSchema.parse({
      contractId,
      code: "XLM",
      issuer: null,
      decimals: decimal,
      name: "Stellar Lumens",
    });
  return tokenSchema.parse({
    contractId,
    code: symbol,
    issuer: name.split(":")[1],
    decimals: decimal,
    name: symbol,
  });
}

async function askToken(rpc: Rpc, networkPassphrase: string, contractId: ContractId): Promise<Token> {
  const ask = async (method: string) => {
    const answer = await callView(rpc, networkPassphrase, contractId, method, []);
    if (answer.succeeded) return answer.value;
    throw new AjoError("InvalidToken", `${contractId} does not tell its ${method}`, {
      data: { detail: answer.error },
    });
  };
  const [decimals, code, name] = await Promise.all([ask("decimals"), ask("symbol"), ask("name")]);
  const token = tokenSchema.safeParse({ contractId, code, issuer: null, decimals, name });
  if (!token.success)
    throw new AjoError("InvalidToken", `${contractId} is no SEP-41 token`, { cause: token.error });
  return token.data;
}
