import type { Funding } from "../friendbot/friendbot";
import { toBase64 } from "../xdr/bytes";
import type { HttpAnswer } from "./http-server";

/** Friendbot's answers as Horizon gives them. Clients look for `createAccountAlreadyExist` in `detail`. */
export function friendbotAnswer(funding: Funding): HttpAnswer {
  switch (funding.kind) {
    case "funded":
      return json(200, {
        id: funding.hash,
        hash: funding.hash,
        successful: true,
        envelope_xdr: toBase64(funding.envelope),
        result_xdr: toBase64(funding.result),
        result_meta_xdr: toBase64(funding.meta),
      });
    case "refused":
      return problem("transaction_failed", "Transaction Failed", funding.detail);
    case "badAddress":
      return problem("bad_request", "Bad Request", "addr must be an account (G...) or a contract (C...)");
  }
}

function problem(type: string, title: string, detail: string): HttpAnswer {
  return json(400, { type: `https://stellar.org/horizon-errors/${type}`, title, status: 400, detail });
}

function json(status: number, body: object): HttpAnswer {
  return { status, contentType: status === 200 ? "application/json" : "application/problem+json", body: JSON.stringify(body) };
}
