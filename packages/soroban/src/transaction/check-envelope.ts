import { AjoError } from "@ajo/schemas";
import { Address, Asset, type OperationRecord } from "@stellar/stellar-sdk/base";
import type { ScVal } from "@stellar/stellar-sdk/xdr";
import type { Chain } from "../chain";
import { getGroupSnapshot } from "../group/get-group-snapshot";
import { checkSignature } from "./check-signature";
import { type ParsedEnvelope, parseEnvelope } from "./parse-envelope";

const FACTORY_CALLS = new Set(["create_group"]);
/** The views are nothing to send. */
const GROUP_CALLS = new Set([
  ...["join", "leave", "invite", "revoke", "approve", "disapprove", "set_order", "accept_order", "start"],
  ...[
    "reveal",
    "draw",
    "contribute",
    "set_standing_order",
    "deposit",
    "settle_round",
    "exit",
    "claim",
    "swap",
  ],
  ...["propose_hand_over", "complete_hand_over", "bid", "reveal_bid", "vote", "complete_recovery"],
  ...["veto_recovery", "pause", "cancel", "set_deputy", "succeed", "stay", "extend_ttl"],
]);

/**
 * A signed envelope that Ajo may forward: one call of the factory or of one of its groups, an allowance for one of
 * them, or a trustline for a listed token; signed by its source for this network. Ajo is no relay for anything else.
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
  if (method === "approve" && func.invokeContract.args.length === 4)
    return isAllowanceForGroup(chain, contractId, func.invokeContract.args);
  return GROUP_CALLS.has(method) && contractId.startsWith("C") && (await chain.registry.isGroup(contractId));
}

/** An allowance for one of the groups, at the token that it saves in. */
async function isAllowanceForGroup(chain: Chain, tokenId: string, [, spender]: ScVal[]): Promise<boolean> {
  if (spender?.type !== "scvAddress") return false;
  const groupId = Address.fromScAddress(spender.address).toString();
  if (!groupId.startsWith("C") || !(await chain.registry.isGroup(groupId))) return false;
  return (await getGroupSnapshot(chain, groupId))?.config.token === tokenId;
}
