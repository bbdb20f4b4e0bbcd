import {
  type GroupSnapshot,
  type PreparedTransaction,
  memberAddressSchema,
  prepareContributeInput,
  roundPrice,
  settledRounds,
} from "@ajo/schemas";
import type { z } from "zod";
import { encodeGroupCall } from "../bindings";
import type { Chain } from "../chain";
import { parseInput } from "../parse-input";
import { prepareInvocation } from "../transaction/prepare-invocation";
import { requireGroup } from "./read-group";

/** What `rounds` rounds from `round` on cost: settled ones are dearer by the late fee. */
function priceOf(group: GroupSnapshot, round: number, rounds: number): bigint {
  const late = Math.max(0, Math.min(rounds, settledRounds(group) - round + 1));
  const price = roundPrice(group.config, false) * BigInt(rounds - late);
  return price + roundPrice(group.config, true) * BigInt(late);
}

/** Pays `rounds` rounds for `member` (the source unless named) out of the source's balance, oldest first. */
export async function prepareContribute(
  chain: Chain,
  input: z.input<typeof prepareContributeInput>,
): Promise<PreparedTransaction> {
  const { source, groupId, member = source, round, rounds } = parseInput(prepareContributeInput, input);
  const group = await requireGroup(chain, groupId);
  const { token } = await chain.tokens.get(group.config.token);
  const args = encodeGroupCall("contribute", { payer: source, member, round, rounds });
  const call = { source, contractId: groupId, method: "contribute", args };
  return prepareInvocation(chain, call, () => ({
    kind: "contribute",
    groupId,
    name: group.config.name,
    member: memberAddressSchema.parse(member),
    round,
    rounds,
    amount: priceOf(group, round, rounds),
    token,
  }));
}
