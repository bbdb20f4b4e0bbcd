import { AjoError, type PreparedTransaction, prepareSettleInput } from "@ajo/schemas";
import { z } from "zod";
import type { Chain } from "../chain";
import { toNative } from "../client/contract-data";
import { parseInput } from "../parse-input";
import { prepareInvocation } from "../transaction/prepare-invocation";
import { requireGroup } from "./read-group";

/**
 * Settles the current round. Anybody may: the source pays the fee and gains nothing. One call draws a few standing
 * orders and deposits: while `summary.closes` is false it is to be repeated.
 */
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
  return prepareInvocation(chain, call, (returnValue) => ({
    kind: "settle",
    groupId,
    name: config.name,
    round: currentRound,
    recipient: recipient.address,
    token,
    closes: z.boolean().parse(toNative(returnValue)),
  }));
}
