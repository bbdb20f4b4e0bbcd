import { AjoError, walletAddressSchema } from "@ajo/schemas";
import type { JobPayload } from "@ajo/jobs";
import { signAndSubmit, type SorobanClient } from "@ajo/soroban";
import type { Keypair } from "@stellar/stellar-sdk/base";
import type { Log } from "../log";

export interface SettleRoundDependencies {
  chain: Pick<SorobanClient, "getGroupInfo" | "prepareSettle" | "submit">;
  /** The account that signs and pays the fee. Anyone may settle; this one has no other right. */
  keypair: Keypair;
  log: Log;
}

/** `settled`: by us. `settledByOthers`: the round is past, or not due after all. */
export type SettleRoundOutcome = "settled" | "settledByOthers";

/** The contract's ways of saying that there is nothing to settle. */
const NOTHING_TO_SETTLE: ReadonlySet<string> = new Set(["RoundNotDue", "NotActive"]);

/**
 * Settles one round. Safe to repeat at any time: the contract is asked first which round it is in, and refuses a
 * round that is not due. Throws what is worth another attempt, ChainUnavailable above all.
 */
export async function settleRound(
  { groupId, round }: JobPayload<"settle_round">,
  { chain, keypair, log }: SettleRoundDependencies,
): Promise<SettleRoundOutcome> {
  const { status, currentRound } = await chain.getGroupInfo(groupId);
  if (status !== "active" || currentRound !== round) return "settledByOthers";
  try {
    const source = walletAddressSchema.parse(keypair.publicKey());
    const prepared = await chain.prepareSettle({ source, groupId });
    const { hash, ledger } = await signAndSubmit(chain, prepared, keypair);
    log.info({ groupId, round, hash, ledger }, "settled a round");
    return "settled";
  } catch (error) {
    if (error instanceof AjoError && NOTHING_TO_SETTLE.has(error.code)) return "settledByOthers";
    throw error;
  }
}
