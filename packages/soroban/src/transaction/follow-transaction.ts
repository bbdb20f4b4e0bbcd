import { type TransactionOutcome, isRetryable } from "@ajo/schemas";
import type { Chain } from "../chain";
import { getOutcome } from "./outcome";
import type { ParsedEnvelope } from "./parse-envelope";
import { pauses } from "./pauses";

/** Asks for a transaction until its state is final, or "unknown" when time is over or nobody answers any more. */
export async function followTransaction(
  chain: Chain,
  { hash, expiresAt }: ParsedEnvelope,
): Promise<TransactionOutcome> {
  for await (const _ of pauses(chain.followTimeoutMs)) {
    try {
      const outcome = await getOutcome(chain, hash, expiresAt);
      if (outcome.status !== "unknown") return outcome;
    } catch (error) {
      if (!isRetryable(error)) throw error;
    }
  }
  return { status: "unknown", hash };
}
