/** JSON-RPC 2.0 as stellar-rpc speaks it: single requests, batches, notifications. */
import { UpstreamError } from "../fork/errors";
import { rpcMethods } from "./methods";
import type { RpcContext } from "./rpc-context";
import { internalError, invalidRequest, methodNotFound, RpcError } from "./rpc-error";

/** The body was not JSON at all: stellar-rpc answers that with HTTP 500 and plain text. */
export class UnparsableBody extends Error {
  constructor() {
    super("[-32700] invalid request value\n");
  }
}

type Reply = { jsonrpc: "2.0"; id: unknown } & (
  { result: unknown } | { error: { code: number; message: string; data?: string } }
);

/** Answers a request body. Null if nothing is to be answered: notifications, or an empty batch. */
export async function answer(
  body: string,
  context: RpcContext,
  onFault: (error: unknown) => void,
): Promise<string | null> {
  const request = parseBody(body);
  if (!Array.isArray(request)) return serialise(await answerOne(request, context, onFault));
  const replies = await Promise.all(request.map((item: unknown) => answerOne(item, context, onFault)));
  const heard = replies.filter((reply) => reply !== null);
  return heard.length === 0 ? null : serialise(heard);
}

function parseBody(body: string): unknown {
  try {
    const parsed: unknown = JSON.parse(body);
    return parsed;
  } catch {
    throw new UnparsableBody();
  }
}

const serialise = (reply: unknown): string | null => (reply === null ? null : JSON.stringify(reply));

const INTERNAL = "internal error";

/** Faults of this program are its own business; what its upstream did is of use to who asked. */
function asRpcError(error: unknown): RpcError {
  if (error instanceof RpcError) return error;
  const cause = error instanceof Error && error.cause instanceof UpstreamError ? error.cause : error;
  return internalError(cause instanceof UpstreamError ? `${cause.code}: ${cause.message}` : INTERNAL);
}

async function answerOne(
  request: unknown,
  context: RpcContext,
  onFault: (error: unknown) => void,
): Promise<Reply | null> {
  const fields: Record<string, unknown> =
    typeof request === "object" && request !== null && !Array.isArray(request) ? { ...request } : {};
  const id = fields["id"] ?? null;
  const isNotification = !("id" in fields);
  try {
    if (fields["jsonrpc"] !== "2.0") throw invalidRequest("invalid version marker");
    const name = fields["method"];
    if (typeof name !== "string" || name === "") throw invalidRequest("empty method name");
    const method = rpcMethods.get(name);
    if (method === undefined) throw methodNotFound(name);
    const result = await method(fields["params"], context);
    return isNotification ? null : { jsonrpc: "2.0", id, result };
  } catch (error) {
    const known = asRpcError(error);
    if (known.message === INTERNAL) onFault(error);
    if (isNotification && error instanceof RpcError && error.code !== -32600) return null;
    const { code, message, data } = known;
    return { jsonrpc: "2.0", id, error: { code, message, ...(data === undefined ? {} : { data }) } };
  }
}
