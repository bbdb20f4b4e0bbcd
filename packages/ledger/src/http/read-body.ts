import type { IncomingMessage } from "node:http";

/** stellar-rpc's limit. */
const MAX_BYTES = 512 * 1024;

export class BodyTooLarge extends Error {}

/** Reads a request's body, up to 512 KiB if no other limit is given. By events: an iterator costs every request more than its answer. */
export function readBody(request: IncomingMessage, maxBytes = MAX_BYTES): Promise<string> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    request.on("data", (chunk: Buffer) => {
      size += chunk.length;
      if (size > maxBytes) {
        request.pause();
        reject(new BodyTooLarge());
      } else {
        chunks.push(chunk);
      }
    });
    request.once("end", () => resolve(Buffer.concat(chunks).toString("utf8")));
    request.once("error", reject);
    request.once("close", () => reject(new Error("the request was cut short")));
  });
}
