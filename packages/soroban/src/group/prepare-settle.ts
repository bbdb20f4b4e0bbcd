import { AjoError, type PreparedTransaction, prepareSettleInput } from "@ajo/schemas";
import type { z } from "zod";
import type { Chain } from "../chain";
import { parseInput } from "../parse-input";
import { prepareInvocation } from "../transaction/prepare-invocation";
import { requireGroup } from "./read-group";

/** Settles the current round. Anybody may: the source pays the fee and gains nothing. */
export async function prepareSettle(
  chain: Chain,
  input: z.input<typeof prepareSettleInput>,
): Promise<PreparedTransaction> {
  const { source, groupId } = parseInput(prepareSettleInput, input);
  const { config, members, currentRound, status } = await requireGroup(chain, groupId);
  const recipient = members.find(({ turn }) => turn === currentRound);
  if (status !== "active" || recipient === undefined)
    throw new AjoError("NotActive", `${groupId} has no round to settle`);
  const { token } = await chain.tokens.get(config.token);
  const call = { source, contractId: groupId, method: "settle_round", args: [] };
  return prepareInvocation(chain, call, () => ({
    kind: "settle",
    groupId,
    name: config.name,
    round: currentRound,
    recipient: recipient.address,
    token,
  }));
}
