import { type PreparedTransaction, prepareJoinInput } from "@ajo/schemas";
import type { z } from "zod";
import { encodeGroupCall } from "../bindings";
import type { Chain } from "../chain";
import { parseInput } from "../parse-input";
import { prepareInvocation } from "../transaction/prepare-invocation";
import { ensureCanHold } from "../token/ensure-can-hold";
import { requireGroup } from "./read-group";

export async function prepareJoin(
  chain: Chain,
  input: z.input<typeof prepareJoinInput>,
): Promise<PreparedTransaction> {
  const { source, groupId } = parseInput(prepareJoinInput, input);
  const group = await requireGroup(chain, groupId);
  const token = await chain.tokens.get(group.config.token);
  await ensureCanHold(chain, source, token);
  const args = encodeGroupCall("join", { member: source });
  const { name, startRule, maxMembers } = group.config;
  return prepareInvocation(chain, { source, contractId: groupId, method: "join", args }, () => ({
    kind: "join",
    groupId,
    name,
    startsGroup: startRule === "whenFull" && group.members.length + 1 === maxMembers,
  }));
}
