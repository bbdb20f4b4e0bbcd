import { type PreparedTransaction, groupIdSchema, joiningDeposit, prepareCreateInput } from "@ajo/schemas";
import type { z } from "zod";
import { encodeFactoryCall } from "../bindings";
import type { Chain } from "../chain";
import { toNative } from "../client/contract-data";
import { parseInput } from "../parse-input";
import { prepareInvocation } from "../transaction/prepare-invocation";
import { toChainConfig, toChainEntry } from "./chain-config";
import { ensureCanHold } from "../token/ensure-can-hold";
import { fromHex } from "../hex";

/** A new group. The same source and salt always make the same address, so sending it twice makes one group. */
export async function prepareCreate(
  chain: Chain,
  input: z.input<typeof prepareCreateInput>,
): Promise<PreparedTransaction> {
  const { source, config, organiserJoins, salt, commitment } = parseInput(prepareCreateInput, input);
  const token = await chain.tokens.get(config.token);
  if (organiserJoins) await ensureCanHold(chain, source, token);
  const args = encodeFactoryCall("create_group", {
    organiser: source,
    salt: fromHex(salt),
    config: toChainConfig(config),
    organiser_joins: organiserJoins,
    organiser_entry: toChainEntry(commitment, null),
  });
  const call = { source, contractId: chain.factoryId, method: "create_group", args };
  return prepareInvocation(chain, call, (returnValue) => ({
    kind: "create",
    groupId: groupIdSchema.parse(toNative(returnValue)),
    name: config.name,
    deposit: organiserJoins ? joiningDeposit(config) : 0n,
    token: token.token,
  }));
}
