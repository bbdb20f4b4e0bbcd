import {
  AjoError,
  type GroupSnapshot,
  type PreparedAuthorisation,
  type PreparedTransaction,
  type WalletAddress,
  amountSchema,
  fromHex,
  memberView,
  prepareAuthorisationInput,
  prepareCompleteHandOverInput,
  prepareHandOverInput,
  prepareSwapInput,
  walletAddressSchema,
  UNKNOWN_LOOK,
} from "@ajo/schemas";
import { Address } from "@stellar/stellar-sdk/base";
import { z } from "zod";
import { encodeGroupCall } from "../bindings";
import type { Chain } from "../chain";
import { callView } from "../client/call-view";
import { parseInput } from "../parse-input";
import { ensureCanHold } from "../token/ensure-can-hold";
import { acceptAuthorisation, prepareAuthorisation as prepareFor } from "../transaction/authorisation";
import { type Invocation, prepareInvocation } from "../transaction/prepare-invocation";
import { requireGroup, requireTerms } from "./read-group";

const swapCall = (groupId: string, first: string, source: WalletAddress): Invocation => ({
  source,
  contractId: groupId,
  method: "swap",
  args: encodeGroupCall("swap", { first, second: source }),
});

interface HandOver {
  groupId: string;
  member: string;
  newcomer: string;
  price: bigint;
}

const handOverCall = ({ groupId, member, newcomer, price }: HandOver, source: WalletAddress): Invocation => ({
  source,
  contractId: groupId,
  method: "propose_hand_over",
  args: encodeGroupCall("propose_hand_over", { member, newcomer, price }),
});

/** The one of the two who is not `source`; `InvalidInput` when the source is neither. */
function otherOf({ member, newcomer }: HandOver, source: string): string {
  if (source === member) return newcomer;
  if (source === newcomer) return member;
  throw new AjoError("InvalidInput", "a hand-over is prepared for one of the two", {
    data: { source: "neither the member nor the newcomer" },
  });
}

/** What the source signs of a call that the other one will send: see `Authorisation`. */
export async function prepareAuthorisation(
  chain: Chain,
  input: z.input<typeof prepareAuthorisationInput>,
): Promise<PreparedAuthorisation> {
  const call = parseInput(prepareAuthorisationInput, input);
  await requireTerms(chain, call.groupId);
  if (call.kind === "swap") {
    const sender = parseInput(walletAddressSchema, call.other);
    return prepareFor(chain, swapCall(call.groupId, call.source, sender), call.source);
  }
  const sender = parseInput(walletAddressSchema, otherOf(call, call.source));
  return prepareFor(chain, handOverCall(call, sender), call.source);
}

/** Exchanges the turns of the source and of `other`, who has signed `authorisation`. */
export async function prepareSwap(
  chain: Chain,
  input: z.input<typeof prepareSwapInput>,
): Promise<PreparedTransaction> {
  const { source, groupId, other, authorisation } = parseInput(prepareSwapInput, input);
  const { name } = (await requireTerms(chain, groupId)).config;
  const call = swapCall(groupId, other, source);
  const signed = await acceptAuthorisation(chain, authorisation, call, other);
  return prepareInvocation(chain, call, () => ({ kind: "swap", groupId, name, other }), [signed]);
}

/** Proposes that `newcomer` takes over the seat of `member`; the source is one of them, the other has signed. */
export async function prepareHandOver(
  chain: Chain,
  input: z.input<typeof prepareHandOverInput>,
): Promise<PreparedTransaction> {
  const { source, authorisation, ...move } = parseInput(prepareHandOverInput, input);
  const { config } = await requireTerms(chain, move.groupId);
  const { token } = await chain.tokens.get(config.token);
  const call = handOverCall(move, source);
  const signed = await acceptAuthorisation(chain, authorisation, call, otherOf(move, source));
  return prepareInvocation(chain, call, () => ({ kind: "handOver", ...move, name: config.name, token }), [
    signed,
  ]);
}

const seatMoveSchema = z.object({ price: amountSchema }).nullish();

/** What a seat's hand-over costs the newcomer; `NoProposal` when nothing is under way. */
async function priceOf(chain: Chain, groupId: string, member: string): Promise<bigint> {
  const args = [new Address(member).toScVal()];
  const answer = await callView(chain.rpc, chain.networkPassphrase, groupId, "move_of", args);
  const pending = answer.succeeded ? seatMoveSchema.parse(answer.value) : null;
  if (!pending) throw new AjoError("NoProposal", `no hand-over of the seat of ${member} is under way`);
  return pending.price;
}

/** What the deposit of a seat lacks: the newcomer posts it. */
function lackingDeposit(group: GroupSnapshot, address: string): bigint {
  const seat = group.members.find((candidate) => (candidate.address as string) === address);
  if (seat === undefined) throw new AjoError("NotMember", `${address} holds no seat in ${group.id}`);
  const known = { ...UNKNOWN_LOOK, joinedAt: group.asOf };
  const { requiredDeposit, deposit } = memberView({ ...group, ...group.config }, seat, known);
  return requiredDeposit > deposit ? requiredDeposit - deposit : 0n;
}

/** The source takes over the seat of `member` as proposed: pays the price and signs the rulebook. */
export async function prepareCompleteHandOver(
  chain: Chain,
  input: z.input<typeof prepareCompleteHandOverInput>,
): Promise<PreparedTransaction> {
  const { source, groupId, member } = parseInput(prepareCompleteHandOverInput, input);
  const group = await requireGroup(chain, groupId);
  const { config } = group;
  const deposit = lackingDeposit(group, member);
  const token = await chain.tokens.get(config.token);
  const [price] = await Promise.all([priceOf(chain, groupId, member), ensureCanHold(chain, source, token)]);
  const args = encodeGroupCall("complete_hand_over", { member, rulebook: fromHex(config.rulebookHash) });
  const call = { source, contractId: groupId, method: "complete_hand_over", args };
  return prepareInvocation(chain, call, () => ({
    kind: "completeHandOver",
    groupId,
    name: config.name,
    member,
    newcomer: source as string as typeof member,
    price,
    deposit,
    token: token.token,
  }));
}
