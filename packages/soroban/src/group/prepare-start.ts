import { AjoError, type PreparedTransaction, prepareStartInput } from "@ajo/schemas";
import type { z } from "zod";
import type { Chain } from "../chain";
import { parseInput } from "../parse-input";
import { prepareInvocation } from "../transaction/prepare-invocation";
import { requireGroup } from "./read-group";

/** `NotOrganiser` for everybody else. */
export async function prepareStart(
  chain: Chain,
  input: z.input<typeof prepareStartInput>,
): Promise<PreparedTransaction> {
  const { source, groupId } = parseInput(prepareStartInput, input);
  const { organiser, config, members } = await requireGroup(chain, groupId);
  if ((organiser as string) !== source)
    throw new AjoError("NotOrganiser", `${source} is not the organiser of ${groupId}`);
  const call = { source, contractId: groupId, method: "start", args: [] };
  return prepareInvocation(chain, call, () => ({
    kind: "start",
    groupId,
    name: config.name,
    members: members.length,
    draws: config.turnOrder === "random",
  }));
}
