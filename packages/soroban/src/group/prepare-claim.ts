import { type PreparedTransaction, amountSchema, memberAddressSchema, prepareClaimInput } from "@ajo/schemas";
import type { z } from "zod";
import { encodeGroupCall } from "../bindings";
import type { Chain } from "../chain";
import { toNative } from "../client/contract-data";
import { parseInput } from "../parse-input";
import { prepareInvocation } from "../transaction/prepare-invocation";
import { requireGroup } from "./read-group";

/** Pays what is held for `member` (the source unless named) to that member. */
export async function prepareClaim(
  chain: Chain,
  input: z.input<typeof prepareClaimInput>,
): Promise<PreparedTransaction> {
  const { source, groupId, member = source } = parseInput(prepareClaimInput, input);
  const group = await requireGroup(chain, groupId);
  const { token } = await chain.tokens.get(group.config.token);
  const args = encodeGroupCall("claim", { member });
  const call = { source, contractId: groupId, method: "claim", args };
  return prepareInvocation(chain, call, (returnValue) => ({
    kind: "claim",
    groupId,
    name: group.config.name,
    member: memberAddressSchema.parse(member),
    amount: amountSchema.parse(toNative(returnValue)),
    token,
  }));
}
