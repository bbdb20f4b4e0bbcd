import { AjoError } from "@ajo/schemas";
import { Address, Asset, type OperationRecord } from "@stellar/stellar-sdk/base";
import type { Chain } from "../chain";
import { checkSignature } from "./check-signature";
import { type ParsedEnvelope, parseEnvelope } from "./parse-envelope";

const FACTORY_CALLS = new Set(["create_group"]);
const GROUP_CALLS = new Set(["join", "leave", "start", "contribute", "settle_round", "claim", "extend_ttl"]);

/**
 * A signed envelope that Ajo may forward: one call of the factory or of one of its groups, or a trustline for a
 * listed token; signed by its source for this network. Ajo is no relay for anything else.
 */
export async function checkEnvelope(chain: Chain, xdr: string): Promise<ParsedEnvelope> {
  const envelope = parseEnvelope(xdr, chain.networkPassphrase);
  if (!(await isAjos(chain, envelope.operation)))
    throw new AjoError("UnexpectedTransaction", "the envelope is not one of Ajo's calls", {
      data: { detail: envelope.operation.type },
    });
  checkSignature(envelope);
  return envelope;
}

async function isAjos(chain: Chain, operation: OperationRecord): Promise<boolean> {
  if (operation.type === "changeTrust") {
    const { line } = operation;
    return line instanceof Asset && chain.tokens.listed.some(({ asset }) => asset?.equals(line) ?? false);
  }
  if (operation.type !== "invokeHostFunction") return false;
  const { func } = operation;
  if (func.type !== "hostFunctionTypeInvokeContract") return false;
  const contractId = Address.fromScAddress(func.invokeContract.contractAddress).toString();
  const method = func.invokeContract.functionName.toString();
  if (contractId === chain.factoryId) return FACTORY_CALLS.has(method);
  return GROUP_CALLS.has(method) && contractId.startsWith("C") && (await chain.registry.isGroup(contractId));
}
