import { AjoError, type GroupId } from "@ajo/schemas";
import { channelOf, type JobPayload } from "@ajo/jobs";
import type { SorobanClient } from "@ajo/soroban";
import type { Operator } from "@ajo/soroban/operator";
import type { Log } from "../log";
import { throughChannel } from "./through-channel";

export interface SettleRoundDependencies {
  chain: Pick<SorobanClient, "getGroupInfo">;
  /** Anyone may settle; the operator's account has no other right. */
  operator: Pick<Operator, "channels" | "openChannels" | "settleRound">;
  log: Log;
}

/** `settled`: by us. `settledByOthers`: the round is past, or not due after all. */
export type SettleRoundOutcome = "settled" | "settledByOthers";

/**
 * The contract's ways of saying that there is nothing to settle, and the factory's: a group of a chain that was
 * replaced. Should it be due all the same, the projection says so again within a minute.
 */
const NOTHING_TO_SETTLE: ReadonlySet<string> = new Set([
  "RoundNotDue",
  "NotActive",
  "Paused",
  "UnknownGroup",
]);

/**
 * Settles one round. Safe to repeat at any time: the contract is asked first which round it is in, and refuses a
 * round that is not due. One call draws a few standing orders and deposits, so that it takes as many as there are to
 * draw; a job that dies between two of them goes on where it was. Throws what is worth another attempt, ChainUnavailable above all.
 */
export async function settleRound(
  { groupId, round }: JobPayload<"settle_round">,
  { chain, operator, log }: SettleRoundDependencies,
): Promise<SettleRoundOutcome> {
  try {
    if (await isPast(chain, groupId, round)) return "settledByOthers";
    const channel = channelOf(groupId, operator.channels);
    for (let step = 1; ; step++) {
      const { hash, ledger } = await throughChannel(operator, () => operator.settleRound(groupId, channel));
      if (await isPast(chain, groupId, round)) {
        log.info({ groupId, round, hash, ledger, steps: step }, "settled a round");
        return "settled";
      }
    }
  } catch (error) {
    if (error instanceof AjoError && NOTHING_TO_SETTLE.has(error.code)) return "settledByOthers";
    throw error;
  }
}

async function isPast(
  chain: SettleRoundDependencies["chain"],
  groupId: GroupId,
  round: number,
): Promise<boolean> {
  const { status, currentRound } = await chain.getGroupInfo(groupId);
  return status !== "active" || currentRound !== round;
}
