import { type PreparedTransaction, fromHex, joiningDeposit, prepareJoinInput } from "@ajo/schemas";
import type { z } from "zod";
import { encodeGroupCall } from "../bindings";
import type { Chain } from "../chain";
import { parseInput } from "../parse-input";
import { prepareInvocation } from "../transaction/prepare-invocation";
import { ensureCanHold } from "../token/ensure-can-hold";
import { toChainEntry } from "./chain-config";
import { requireGroup } from "./read-group";

/**
 * Takes a seat and pays the deposit. The source's signature covers the rulebook's hash: the group's own unless told,
 * and any other is refused with WrongRulebook.
 */
export async function prepareJoin(
  chain: Chain,
  input: z.input<typeof prepareJoinInput>,
): Promise<PreparedTransaction> {
  const { source, groupId, rulebook, commitment, invitation } = parseInput(prepareJoinInput, input);
  const group = await requireGroup(chain, groupId);
  const token = await chain.tokens.get(group.config.token);
  await ensureCanHold(chain, source, token);
  const { name, startRule, turnOrder, maxMembers, rulebookHash } = group.config;
  const args = encodeGroupCall("join", {
    member: source,
    rulebook: fromHex(rulebook ?? rulebookHash),
    entry: toChainEntry(commitment, invitation),
  });
  const isLast = group.members.length + 1 === maxMembers;
  return prepareInvocation(chain, { source, contractId: groupId, method: "join", args }, () => ({
    kind: "join",
    groupId,
    name,
    startsGroup: isLast && startRule === "whenFull" && (turnOrder === "joining" || turnOrder === "auction"),
    deposit: joiningDeposit(group.config),
    token: token.token,
  }));
}
