import { type PreparedTransaction, prepareLeaveInput } from "@ajo/schemas";
import type { z } from "zod";
import { encodeGroupCall } from "../bindings";
import type { Chain } from "../chain";
import { parseInput } from "../parse-input";
import { prepareInvocation } from "../transaction/prepare-invocation";
import { requireTerms } from "./read-group";

export async function prepareLeave(
  chain: Chain,
  input: z.input<typeof prepareLeaveInput>,
): Promise<PreparedTransaction> {
  const { source, groupId } = parseInput(prepareLeaveInput, input);
  const { name } = (await requireTerms(chain, groupId)).config;
  const args = encodeGroupCall("leave", { member: source });
  const call = { source, contractId: groupId, method: "leave", args };
  return prepareInvocation(chain, call, () => ({ kind: "leave", groupId, name }));
}
