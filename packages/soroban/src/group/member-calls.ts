import {
  type PreparedTransaction,
  fromHex,
  memberAddressSchema,
  prepareBidInput,
  prepareDepositInput,
  prepareExitInput,
  prepareRevealBidInput,
  prepareStandingOrderInput,
} from "@ajo/schemas";
import type { z } from "zod";
import { encodeGroupCall } from "../bindings";
import type { Chain } from "../chain";
import { parseInput } from "../parse-input";
import { prepareInvocation } from "../transaction/prepare-invocation";
import { prepareGroupCall } from "./prepare-group-call";
import { requireTerms } from "./read-group";

/** Lets settlements draw what the source owes from its allowance to the group (see `prepareAllowance`), or no longer. */
export async function prepareStandingOrder(
  chain: Chain,
  input: z.input<typeof prepareStandingOrderInput>,
): Promise<PreparedTransaction> {
  const { source, groupId, on } = parseInput(prepareStandingOrderInput, input);
  const { name } = (await requireTerms(chain, groupId)).config;
  const args = encodeGroupCall("set_standing_order", { member: source, on });
  const call = { source, contractId: groupId, method: "set_standing_order", args };
  return prepareInvocation(chain, call, () => ({ kind: "standingOrder", groupId, name, on }));
}

/** Adds to the deposit of `member`, the source unless told. */
export async function prepareDeposit(
  chain: Chain,
  input: z.input<typeof prepareDepositInput>,
): Promise<PreparedTransaction> {
  const { source, groupId, member = source, amount } = parseInput(prepareDepositInput, input);
  const { config } = await requireTerms(chain, groupId);
  const { token } = await chain.tokens.get(config.token);
  const args = encodeGroupCall("deposit", { payer: source, member, amount });
  const call = { source, contractId: groupId, method: "deposit", args };
  return prepareInvocation(chain, call, () => ({
    kind: "deposit",
    groupId,
    name: config.name,
    member: memberAddressSchema.parse(member),
    amount,
    token,
  }));
}

/** Leaves a running group before the own turn, with nothing owed. */
export async function prepareExit(
  chain: Chain,
  input: z.input<typeof prepareExitInput>,
): Promise<PreparedTransaction> {
  const target = parseInput(prepareExitInput, input);
  const args = encodeGroupCall("exit", { member: target.source });
  return prepareGroupCall(chain, target, { kind: "exit", method: "exit", args });
}

/** Seals a bid for the current round's pot. */
export async function prepareBid(
  chain: Chain,
  input: z.input<typeof prepareBidInput>,
): Promise<PreparedTransaction> {
  const { round, sealed, ...target } = parseInput(prepareBidInput, input);
  const args = encodeGroupCall("bid", { member: target.source, round, sealed: fromHex(sealed) });
  return prepareGroupCall(chain, target, { kind: "bid", method: "bid", args });
}

/** Opens a bid of `member`, the source unless told; anybody may bring it. */
export async function prepareRevealBid(
  chain: Chain,
  input: z.input<typeof prepareRevealBidInput>,
): Promise<PreparedTransaction> {
  const { round, member, discountBps, salt, ...target } = parseInput(prepareRevealBidInput, input);
  const args = encodeGroupCall("reveal_bid", {
    member: member ?? target.source,
    round,
    discount_bps: discountBps,
    salt: fromHex(salt),
  });
  return prepareGroupCall(chain, target, { kind: "revealBid", method: "reveal_bid", args });
}
