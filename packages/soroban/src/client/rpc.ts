import { AjoError } from "@ajo/schemas";
import type { z } from "zod";
import { hostOf } from "./host-of";
import { type Fetch, postJsonRpc } from "./post-json-rpc";
import { RpcUnavailable } from "./rpc-error";

/** A network over one or several stellar-rpc endpoints. */
export interface Rpc {
  /**
   * Asks until somebody answers with a result that fits `schema`. Rejects with `RpcRefusal` when the network says
   * no, and with `AjoError("ChainUnavailable")` when nobody answers in time; its `data.delivered` is "no" only when
   * the request certainly reached nobody. `onUnanswered`: an attempt may have been acted on without an answer, and is
   * repeated.
   */
  ask<T>(method: string, params: object, schema: z.ZodType<T>, onUnanswered?: () => void): Promise<T>;
}

export interface RpcOptions {
  /** At least one. */
  urls: readonly string[];
  /** All attempts of one request together. */
  timeoutMs: number;
  /** Sends the requests; the platform's unless told. */
  fetch?: Fetch | undefined;
  /** Injected in tests; waits between attempts. */
  pause?: (milliseconds: number) => Promise<void>;
}

/** An endpoint that is restarting is back within this many rounds of asking all endpoints. */
const ROUNDS = 3;
const FIRST_PAUSE_MS = 100;

/**
 * Cases: an answer is parsed and returned, and its endpoint is asked first from then on; a refusal is final; an
 * endpoint that cannot be reached, is overloaded or answers nonsense is passed over for the next one. When all were
 * passed over, they are asked again after a pause that doubles. Invariant: no request outlives `timeoutMs`.
 */
export function createRpc({ urls, timeoutMs, fetch, pause = sleep }: RpcOptions): Rpc {
  if (urls.length === 0) throw new AjoError("InvalidInput", "a network needs at least one RPC URL");
  let preferred = 0;

  const ask: Rpc["ask"] = async (method, params, schema, onUnanswered) => {
    const deadline = Date.now() + timeoutMs;
    const first = preferred;
    let delivered = false;
    let failure: unknown;
    for (let attempt = 0; attempt < ROUNDS * urls.length; attempt++) {
      const remaining = deadline - Date.now();
      if (remaining <= 0) break;
      const index = (first + attempt) % urls.length;
      // A silent endpoint must leave time for those not yet asked.
      const notYetAsked = Math.max(1, urls.length - attempt);
      try {
        const result = await postJsonRpc(urls[index] ?? "", method, params, remaining / notYetAsked, fetch);
        const answer = parseResult(method, result, schema);
        preferred = index;
        return answer;
      } catch (error) {
        if (!(error instanceof RpcUnavailable)) throw error;
        delivered ||= error.delivered;
        if (error.delivered) onUnanswered?.();
        failure = error;
      }
      if ((attempt + 1) % urls.length === 0 && attempt + 1 < ROUNDS * urls.length)
        await pause(FIRST_PAUSE_MS * 2 ** Math.floor(attempt / urls.length));
    }
    throw new AjoError("ChainUnavailable", `no answer to ${method} from ${urls.map(hostOf).join(", ")}`, {
      data: { delivered: delivered ? "maybe" : "no" },
      cause: failure,
    });
  };

  return { ask };
}

function parseResult<T>(method: string, result: unknown, schema: z.ZodType<T>): T {
  const parsed = schema.safeParse(result);
  if (parsed.success) return parsed.data;
  throw new RpcUnavailable(`${method}: the answer is not of stellar-rpc's shape`, {
    delivered: true,
    cause: parsed.error,
  });
}

function sleep(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
