import {
  AjoError,
  type PreparedTransaction,
  fromHex,
  prepareCancelInput,
  prepareCompleteRecoveryInput,
  preparePauseInput,
  prepareSetDeputyInput,
  prepareStayInput,
  prepareSucceedInput,
  prepareVetoRecoveryInput,
  prepareVoteInput,
} from "@ajo/schemas";
import type { z } from "zod";
import { encodeGroupCall } from "../bindings";
import type { Chain } from "../chain";
import { parseInput } from "../parse-input";
import { encodeMotion } from "./chain-motion";
import { prepareGroupCall } from "./prepare-group-call";
import { requireTerms } from "./read-group";

/** A member's vote; what has enough votes happens in the same call. */
export async function prepareVote(
  chain: Chain,
  input: z.input<typeof prepareVoteInput>,
): Promise<PreparedTransaction> {
  const { motion, ...target } = parseInput(prepareVoteInput, input);
  const args = encodeGroupCall("vote", { member: target.source, motion: encodeMotion(motion) });
  return prepareGroupCall(chain, target, { kind: "vote", method: "vote", args });
}

/** By the organiser or the deputy. */
export async function preparePause(
  chain: Chain,
  input: z.input<typeof preparePauseInput>,
): Promise<PreparedTransaction> {
  const target = parseInput(preparePauseInput, input);
  const args = encodeGroupCall("pause", { by: target.source });
  return prepareGroupCall(chain, target, { kind: "pause", method: "pause", args });
}

/** Of a group that has not started: by the organiser, or by anybody once the time to start by is over. */
export async function prepareCancel(
  chain: Chain,
  input: z.input<typeof prepareCancelInput>,
): Promise<PreparedTransaction> {
  const target = parseInput(prepareCancelInput, input);
  const args = encodeGroupCall("cancel", { by: target.source });
  return prepareGroupCall(chain, target, { kind: "cancel", method: "cancel", args });
}

export async function prepareSetDeputy(
  chain: Chain,
  input: z.input<typeof prepareSetDeputyInput>,
): Promise<PreparedTransaction> {
  const { deputy, ...target } = parseInput(prepareSetDeputyInput, input);
  const args = encodeGroupCall("set_deputy", { deputy });
  return prepareGroupCall(chain, target, { kind: "setDeputy", method: "set_deputy", args, by: "organiser" });
}

/** The deputy becomes the organiser; `NotOrganiser` for everybody else. */
export async function prepareSucceed(
  chain: Chain,
  input: z.input<typeof prepareSucceedInput>,
): Promise<PreparedTransaction> {
  const target = parseInput(prepareSucceedInput, input);
  const { deputy } = await requireTerms(chain, target.groupId);
  if ((deputy as string | null) !== target.source)
    throw new AjoError("NotOrganiser", `${target.source} is not the deputy of ${target.groupId}`);
  return prepareGroupCall(chain, target, { kind: "succeed", method: "succeed", args: [] });
}

/** The organiser's sign of life. */
export async function prepareStay(
  chain: Chain,
  input: z.input<typeof prepareStayInput>,
): Promise<PreparedTransaction> {
  const target = parseInput(prepareStayInput, input);
  return prepareGroupCall(chain, target, { kind: "stay", method: "stay", args: [], by: "organiser" });
}

/** The seat of `member` goes to the fresh key, which is the source and signs the rulebook. */
export async function prepareCompleteRecovery(
  chain: Chain,
  input: z.input<typeof prepareCompleteRecoveryInput>,
): Promise<PreparedTransaction> {
  const { member, ...target } = parseInput(prepareCompleteRecoveryInput, input);
  const { rulebookHash } = (await requireTerms(chain, target.groupId)).config;
  const args = encodeGroupCall("complete_recovery", { member, rulebook: fromHex(rulebookHash) });
  return prepareGroupCall(chain, target, { kind: "completeRecovery", method: "complete_recovery", args });
}

/** By the key that is said to be lost. */
export async function prepareVetoRecovery(
  chain: Chain,
  input: z.input<typeof prepareVetoRecoveryInput>,
): Promise<PreparedTransaction> {
  const target = parseInput(prepareVetoRecoveryInput, input);
  const args = encodeGroupCall("veto_recovery", { member: target.source });
  return prepareGroupCall(chain, target, { kind: "vetoRecovery", method: "veto_recovery", args });
}
