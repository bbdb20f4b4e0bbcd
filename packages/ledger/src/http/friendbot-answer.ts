import type { Funding } from "../friendbot/friendbot";
import { toBase64 } from "../xdr/bytes";
import { type HttpAnswer, jsonAnswer, problemAnswer } from "./http-answer";

/** Friendbot's answers as Horizon gives them. Clients look for `createAccountAlreadyExist` in `detail`. */
export function friendbotAnswer(funding: Funding): HttpAnswer {
  switch (funding.kind) {
    case "funded":
      return jsonAnswer({
        id: funding.hash,
        hash: funding.hash,
        successful: true,
        envelope_xdr: toBase64(funding.envelope),
        result_xdr: toBase64(funding.result),
        result_meta_xdr: toBase64(funding.meta),
      });
    case "refused":
      return problemAnswer(400, "transaction_failed", "Transaction Failed", funding.detail);
    case "badAddress":
      return problemAnswer(
        400,
        "bad_request",
        "Bad Request",
        "addr must be an account (G...) or a contract (C...)",
      );
  }
}
