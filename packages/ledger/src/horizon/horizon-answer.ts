/** The part of Horizon's API that wallets ask for on a custom network: the root, an account, its operations, fees. */
import { StrKey } from "@stellar/stellar-sdk/base";
import { type HttpAnswer, jsonAnswer, problemAnswer } from "../http/http-answer";
import { getFeeStats } from "../rpc/methods/get-fee-stats";
import type { RpcContext } from "../rpc/rpc-context";
import { accountResource } from "./account-resource";
import { operationResources } from "./operation-resources";

const DEFAULT_LIMIT = 10;
const MAX_LIMIT = 200;

const notFound = () =>
  problemAnswer(404, "not_found", "Resource Missing", "The resource at the url requested was not found.");

/** Answers a GET; null for what is not Horizon's. */
export async function horizonAnswer(url: URL, context: RpcContext): Promise<HttpAnswer | null> {
  if (url.pathname === "/") return jsonAnswer(root(context));
  if (url.pathname === "/fee_stats") return jsonAnswer(await feeStats(context));
  const match = /^\/accounts\/([^/]+)(\/[^/]+)?\/?$/.exec(url.pathname);
  if (match?.[1] === undefined) return null;
  const [, address, sub] = match;
  if (!StrKey.isValidEd25519PublicKey(address))
    return problemAnswer(400, "bad_request", "Bad Request", "account_id: not a valid account");
  if (sub === undefined) {
    const account = await context.ledger.read(() => accountResource(context.ledger, address));
    return account === null ? notFound() : jsonAnswer(account);
  }
  return sub === "/operations" || sub === "/payments" ? operations(url, address, context) : null;
}

function root({ ledger, version }: RpcContext) {
  const { head, history, passphrase } = ledger;
  return {
    horizon_version: `ajo-ledger ${version}`,
    core_version: `ajo-ledger ${version}`,
    history_latest_ledger: head.ledger.sequence,
    history_elder_ledger: history.oldest.sequence,
    core_latest_ledger: head.ledger.sequence,
    network_passphrase: passphrase,
    current_protocol_version: head.protocolVersion,
    supported_protocol_version: head.protocolVersion,
    core_supported_protocol_version: head.protocolVersion,
  };
}

async function feeStats(context: RpcContext): Promise<object> {
  const { inclusionFee } = (await getFeeStats({}, context)) as { inclusionFee: object };
  const { head } = context.ledger;
  return {
    last_ledger: String(head.ledger.sequence),
    last_ledger_base_fee: String(head.baseFee),
    ledger_capacity_usage: "0",
    fee_charged: inclusionFee,
    max_fee: inclusionFee,
  };
}

function operations(url: URL, address: string, { ledger }: RpcContext): HttpAnswer {
  const limit = Number(url.searchParams.get("limit") ?? DEFAULT_LIMIT);
  if (!Number.isInteger(limit) || limit < 1 || limit > MAX_LIMIT)
    return problemAnswer(400, "bad_request", "Bad Request", `limit: must be a number from 1 to ${MAX_LIMIT}`);
  const cursor = url.searchParams.get("cursor") ?? "";
  const records = operationResources(ledger, {
    address,
    limit,
    includeFailed: url.searchParams.get("include_failed") === "true",
    before: /^\d+$/.test(cursor) ? BigInt(cursor) : null,
  });
  return jsonAnswer({ _links: {}, _embedded: { records } });
}
