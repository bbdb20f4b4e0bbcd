import type { GroupId, MemberAddress } from "@ajo/schemas";
import { Address, nativeToScVal } from "@stellar/stellar-sdk/base";
import type { Chain } from "../chain";
import { callView } from "../client/call-view";

/** What a group would draw by a member's standing order. */
export interface Draw {
  groupId: GroupId;
  owner: MemberAddress;
  /** The token's contract. */
  token: string;
  /** In the token's smallest unit. */
  amount: bigint;
}

/**
 * Whether the token would let the group draw as much from the owner now: its allowance, the balance, a frozen
 * trustline and whatever else it looks at. The transfer that settling would make, simulated; nothing moves.
 */
export async function canDraw(
  { rpc, networkPassphrase }: Pick<Chain, "rpc" | "networkPassphrase">,
  { groupId, owner, token, amount }: Draw,
): Promise<boolean> {
  const group = new Address(groupId).toScVal();
  const args = [group, new Address(owner).toScVal(), group, nativeToScVal(amount, { type: "i128" })];
  return (await callView(rpc, networkPassphrase, token, "transfer_from", args)).succeeded;
}
