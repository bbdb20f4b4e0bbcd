import { z } from "zod";
import { hostOf } from "./host-of";
import { JSON_RPC, RpcRefusal, RpcUnavailable } from "./rpc-error";

const replySchema = z.union([
  z.object({ error: z.object({ code: z.number().int(), message: z.string() }) }),
  z.object({ result: z.unknown() }),
]);

/** Error codes of sockets that were never connected: what was to be sent has not been sent. */
const NEVER_SENT = new Set(["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN", "EHOSTUNREACH", "ENETUNREACH"]);

/** As much of the platform's `fetch` as a request takes. */
export type Fetch = (
  url: string,
  request: { method: "POST"; headers: Record<string, string>; body: string; signal: AbortSignal },
) => Promise<Pick<Response, "status" | "text">>;

/**
 * One JSON-RPC 2.0 request to one endpoint. Resolves to the untrusted result; rejects with `RpcRefusal` when the
 * endpoint says no, with `RpcUnavailable` for everything else.
 */
export async function postJsonRpc(
  url: string,
  method: string,
  params: object,
  timeoutMs: number,
  fetch: Fetch = globalThis.fetch,
): Promise<unknown> {
  const response = await send(url, method, params, timeoutMs, fetch);
  if (response.status >= 500 || response.status === 429)
    throw new RpcUnavailable(`${method}: ${hostOf(url)} answered HTTP ${response.status}`, {
      delivered: true,
    });
  const reply = replySchema.safeParse(parseJson(response.text));
  if (!reply.success)
    throw new RpcUnavailable(
      `${method}: ${hostOf(url)} answered what is not JSON-RPC (HTTP ${response.status})`,
      {
        delivered: true,
        cause: reply.error,
      },
    );
  if (!("error" in reply.data)) return reply.data.result;
  const { code, message } = reply.data.error;
  if (code === JSON_RPC.internal) throw new RpcUnavailable(`${method}: ${message}`, { delivered: true });
  throw new RpcRefusal(method, code, message);
}

async function send(url: string, method: string, params: object, timeoutMs: number, fetch: Fetch) {
  try {
    const response = await fetch(url, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ jsonrpc: "2.0", id: 1, method, params }),
      signal: AbortSignal.timeout(timeoutMs),
    });
    return { status: response.status, text: await response.text() };
  } catch (cause) {
    throw new RpcUnavailable(`${method}: ${hostOf(url)} does not answer`, {
      delivered: !wasNeverSent(cause),
      cause,
    });
  }
}

function wasNeverSent(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if ("code" in error && typeof error.code === "string" && NEVER_SENT.has(error.code)) return true;
  return error.cause !== undefined && wasNeverSent(error.cause);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
