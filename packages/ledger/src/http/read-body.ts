import type { IncomingMessage } from "node:http";

/** stellar-rpc's limit. */
const MAX_BYTES = 512 * 1024;

export class BodyTooLarge extends Error {}

/** Reads a request's body, up to 512 KiB if no other limit is given. */
export async function readBody(request: IncomingMessage, maxBytes = MAX_BYTES): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    const bytes = Buffer.from(chunk as Uint8Array);
    size += bytes.length;
    if (size > maxBytes) throw new BodyTooLarge();
    chunks.push(bytes);
  }
  return Buffer.concat(chunks).toString("utf8");
}
