import { toErrorShape } from "@ajo/router";
import type { TRPCError } from "@trpc/server";
import type { FastifyBaseLogger } from "fastify";

/** Logs a failed call once: loudly what nobody expected, quietly what has a name. Inputs stay out: they may hold signatures. */
export function logFailure(
  log: FastifyBaseLogger,
  { error, path }: { error: TRPCError; path: string | undefined },
): void {
  const { code, message } = toErrorShape(error);
  if (code === "Internal")
    log.error({ err: error.cause ?? error, path }, "a call failed for an unknown reason");
  else if (code === "ChainUnavailable" || code === "DatabaseUnavailable")
    log.warn({ code, path, err: error.cause }, message);
  else log.debug({ code, path }, message);
}
