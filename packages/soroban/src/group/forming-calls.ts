import {
  type PreparedTransaction,
  fromHex,
  prepareAcceptOrderInput,
  prepareApproveInput,
  prepareDrawInput,
  prepareInviteInput,
  prepareRevealInput,
  prepareRevokeInput,
  prepareSetOrderInput,
} from "@ajo/schemas";
import type { z } from "zod";
import { encodeGroupCall } from "../bindings";
import type { Chain } from "../chain";
import { parseInput } from "../parse-input";
import { unixSeconds } from "./chain-config";
import { prepareGroupCall } from "./prepare-group-call";

/** An invitation link; by the organiser. */
export async function prepareInvite(
  chain: Chain,
  input: z.input<typeof prepareInviteInput>,
): Promise<PreparedTransaction> {
  const { key, uses, expiresAt, ...target } = parseInput(prepareInviteInput, input);
  const args = encodeGroupCall("invite", { key: fromHex(key), uses, expires_at: unixSeconds(expiresAt) });
  return prepareGroupCall(chain, target, { kind: "invite", method: "invite", args, by: "organiser" });
}

export async function prepareRevoke(
  chain: Chain,
  input: z.input<typeof prepareRevokeInput>,
): Promise<PreparedTransaction> {
  const { key, ...target } = parseInput(prepareRevokeInput, input);
  const args = encodeGroupCall("revoke", { key: fromHex(key) });
  return prepareGroupCall(chain, target, { kind: "revoke", method: "revoke", args, by: "organiser" });
}

/** Lets somebody join, or takes that back; by the organiser. */
export async function prepareApprove(
  chain: Chain,
  input: z.input<typeof prepareApproveInput>,
): Promise<PreparedTransaction> {
  const { member, approved, ...target } = parseInput(prepareApproveInput, input);
  const kind = approved ? "approve" : "disapprove";
  const args = encodeGroupCall(kind, { member });
  return prepareGroupCall(chain, target, { kind, method: kind, args, by: "organiser" });
}

/** Proposes a payout order, which every member then accepts; by the organiser. */
export async function prepareSetOrder(
  chain: Chain,
  input: z.input<typeof prepareSetOrderInput>,
): Promise<PreparedTransaction> {
  const { order, ...target } = parseInput(prepareSetOrderInput, input);
  const args = encodeGroupCall("set_order", { order: Uint8Array.from(order) });
  return prepareGroupCall(chain, target, { kind: "setOrder", method: "set_order", args, by: "organiser" });
}

/** The member's signature covers the order itself. */
export async function prepareAcceptOrder(
  chain: Chain,
  input: z.input<typeof prepareAcceptOrderInput>,
): Promise<PreparedTransaction> {
  const { order, ...target } = parseInput(prepareAcceptOrderInput, input);
  const args = encodeGroupCall("accept_order", { member: target.source, order: Uint8Array.from(order) });
  return prepareGroupCall(chain, target, { kind: "acceptOrder", method: "accept_order", args });
}

/** Opens a member's commitment (the source's unless told); anybody may bring it. */
export async function prepareReveal(
  chain: Chain,
  input: z.input<typeof prepareRevealInput>,
): Promise<PreparedTransaction> {
  const { secret, member, ...target } = parseInput(prepareRevealInput, input);
  const args = encodeGroupCall("reveal", { member: member ?? target.source, secret: fromHex(secret) });
  return prepareGroupCall(chain, target, { kind: "reveal", method: "reveal", args });
}

/** Draws the order once everybody has revealed or the time for it is over; anybody may. */
export async function prepareDraw(
  chain: Chain,
  input: z.input<typeof prepareDrawInput>,
): Promise<PreparedTransaction> {
  const target = parseInput(prepareDrawInput, input);
  return prepareGroupCall(chain, target, { kind: "draw", method: "draw", args: [] });
}
