import {
  type GroupSnapshot,
  type PreparedTransaction,
  memberAddressSchema,
  prepareContributeInput,
  roundPrice,
  settledRounds,
  standingOf,
  unpaidRounds,
} from "@ajo/schemas";
import type { z } from "zod";
import { encodeGroupCall } from "../bindings";
import type { Chain } from "../chain";
import { parseInput } from "../parse-input";
import { prepareInvocation } from "../transaction/prepare-invocation";
import { requireGroup } from "./read-group";

/**
 * What the next `rounds` rounds that a member owes cost: settled ones are dearer by the late fee, and vacated ones that
 * are not the member's to repay are passed over. Who holds no seat is refused by the contract.
 */
function priceOf(group: GroupSnapshot, member: string, rounds: number): bigint {
  const seat = group.members.find(({ address }) => (address as string) === member);
  const unpaid = seat === undefined ? [] : unpaidRounds(group, { ...seat, status: standingOf(seat) });
  const owed = unpaid.slice(0, rounds);
  return owed.reduce((sum, round) => sum + roundPrice(group.config, round <= settledRounds(group)), 0n);
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
    amount: priceOf(group, member, rounds),
    token,
  }));
}
