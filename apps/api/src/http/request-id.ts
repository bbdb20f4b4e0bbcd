import { randomBytes } from "node:crypto";

/** Tells this process's requests from every other's. */
const PROCESS = randomBytes(6).toString("base64url");
let count = 0;

/** Unique in a log over all servers, and cheap. */
export function nextRequestId(): string {
  count += 1;
  return `${PROCESS}-${count.toString(36)}`;
}
