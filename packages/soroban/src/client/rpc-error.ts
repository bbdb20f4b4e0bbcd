/**
 * Nobody answered, or what answered is no healthy stellar-rpc: the same request may succeed later or elsewhere.
 * `delivered` is false only when the request certainly never left (refused connections, unknown hosts).
 */
export class RpcUnavailable extends Error {
  override readonly name = "RpcUnavailable";
  readonly delivered: boolean;

  constructor(message: string, options: { delivered: boolean; cause?: unknown }) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.delivered = options.delivered;
  }
}

/** The endpoint understood and refused: repeating the same request gives the same answer. */
export class RpcRefusal extends Error {
  override readonly name = "RpcRefusal";
  /** JSON-RPC 2.0 error code. */
  readonly code: number;

  constructor(method: string, code: number, message: string) {
    super(`${method}: ${message} (${code})`);
    this.code = code;
  }
}

/** JSON-RPC 2.0 error codes that stellar-rpc uses. */
export const JSON_RPC = {
  invalidRequest: -32600,
  methodNotFound: -32601,
  invalidParams: -32602,
  internal: -32603,
} as const;
