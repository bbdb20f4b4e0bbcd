import { AjoError, isRetryable, type TransactionOutcome } from "@ajo/schemas";
import type { Chain } from "../chain";
import { type SendAnswer, sendTransaction } from "../client/send-transaction";
import { transactionError } from "../errors/transaction-error";
import { checkEnvelope } from "./check-envelope";
import { followTransaction } from "./follow-transaction";
import { getOutcome } from "./outcome";
import type { ParsedEnvelope } from "./parse-envelope";
import { pauses } from "./pauses";
import { payFee } from "./pay-fee";

/**
 * Sends a signed envelope and follows it to its final state, as long as `followTimeoutMs`; then it is "unknown".
 *
 * The same envelope may be sent any number of times: a sequence number is used once, so the network applies it once
 * at most. Cases: taken or known already (PENDING, DUPLICATE): followed. Not taken now (TRY_AGAIN_LATER), or no reply:
 * perhaps it is applied already; else it is offered again. Refused (ERROR): perhaps it was applied in an earlier try,
 * whose reply was lost; else it is refused for good. A refusal that follows a lost reply proves nothing: a node refuses
 * what it has applied a moment before it tells of it.
 */
export async function submit(
  chain: Chain,
  xdr: string,
  { sponsored = false }: { sponsored?: boolean } = {},
): Promise<TransactionOutcome> {
  const envelope = await checkEnvelope(chain, xdr);
  const carrier = sponsored ? await carrierOf(chain, envelope) : null;
  const offers: Offers = { mayBeTaken: false };
  for await (const _ of pauses(chain.followTimeoutMs)) {
    const answer = await offer(chain, envelope, carrier, offers);
    switch (answer?.status) {
      case "PENDING":
      case "DUPLICATE":
        return followTransaction(chain, envelope);
      case "ERROR":
        return offers.mayBeTaken ? followTransaction(chain, envelope) : refused(chain, envelope, answer);
      case undefined:
      case "TRY_AGAIN_LATER": {
        const outcome = await lookUp(chain, envelope);
        if (outcome.status !== "unknown") return outcome;
      }
    }
  }
  return { status: "unknown", hash: envelope.hash };
}

/** What is known of the offers made so far: one that got no answer may have been taken. */
interface Offers {
  mayBeTaken: boolean;
}

/** Unknown, too, when nobody can be asked. */
async function lookUp(chain: Chain, { hash, expiresAt }: ParsedEnvelope): Promise<TransactionOutcome> {
  try {
    return await getOutcome(chain, hash, expiresAt);
  } catch (error) {
    if (!isRetryable(error)) throw error;
    return { status: "unknown", hash };
  }
}

/** The envelope in which the operator pays; null when there is no sponsor or its limit is below the fee. */
async function carrierOf(chain: Chain, { transaction }: ParsedEnvelope): Promise<string | null> {
  return chain.sponsor === undefined ? null : payFee(chain, transaction, chain.sponsor);
}

/**
 * Undefined when it may have been sent, but no reply came. `ChainUnavailable` when it certainly was not sent.
 * A carrier that is refused for the sponsor's own sake (no money left) gives way to the member's envelope.
 */
async function offer(
  chain: Chain,
  { xdr }: ParsedEnvelope,
  carrier: string | null,
  offers: Offers,
): Promise<SendAnswer | undefined> {
  const onUnanswered = () => {
    offers.mayBeTaken = true;
  };
  try {
    const answer = await sendTransaction(chain.rpc, carrier ?? xdr, onUnanswered);
    const refusal = answer.status === "ERROR" ? answer.errorResultXdr?.result.type : undefined;
    if (carrier === null || refusal === undefined || refusal === "txFeeBumpInnerFailed") return answer;
    return await sendTransaction(chain.rpc, xdr, onUnanswered);
  } catch (error) {
    if (!(error instanceof AjoError) || error.code !== "ChainUnavailable") throw error;
    if (error.data["delivered"] === "maybe") offers.mayBeTaken = true;
    // Certainly not sent now, and never before: whoever asked may try again.
    if (!offers.mayBeTaken) throw error;
    return undefined;
  }
}

async function refused(
  chain: Chain,
  { hash, expiresAt }: ParsedEnvelope,
  answer: SendAnswer,
): Promise<TransactionOutcome> {
  const earlier = await getOutcome(chain, hash, expiresAt);
  if (earlier.status !== "unknown") return earlier;
  if (answer.errorResultXdr === undefined)
    throw new AjoError("TransactionFailed", "the network refused without a reason");
  const error = await transactionError(chain, answer.errorResultXdr.result, answer.diagnosticEventsXdr ?? []);
  if (error.code === "TransactionExpired") return { status: "expired", hash };
  return { status: "failed", hash, error: error.toShape() };
}
