/** JSON-RPC errors, as stellar-rpc words and numbers them. */
export class RpcError extends Error {
  override name = "RpcError";

  constructor(
    readonly code: number,
    message: string,
    readonly data?: string,
  ) {
    super(message);
  }
}

export const invalidRequest = (message: string): RpcError => new RpcError(-32600, message);
export const methodNotFound = (method: string): RpcError => new RpcError(-32601, "method not found", method);
export const invalidParams = (message: string, data?: string): RpcError =>
  new RpcError(-32602, message, data);
export const internalError = (message: string): RpcError => new RpcError(-32603, message);
