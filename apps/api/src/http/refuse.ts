import { toTrpcCode } from "@ajo/router";
import type { AjoError } from "@ajo/schemas";
import { TRPCError } from "@trpc/server";
import { getHTTPStatusCodeFromError } from "@trpc/server/http";
import type { FastifyReply } from "fastify";

/**
 * Says why not, outside tRPC: with the status that the same error has over tRPC, but 404 where there is nothing. Nobody
 * keeps it.
 */
export function refuse(reply: FastifyReply, { code, message, data }: AjoError): FastifyReply {
  const trpcCode = code === "NotAvailable" ? "NOT_FOUND" : toTrpcCode(code);
  const { retryAfterSeconds } = data;
  if (retryAfterSeconds !== undefined) void reply.header("retry-after", retryAfterSeconds);
  return reply
    .code(getHTTPStatusCodeFromError(new TRPCError({ code: trpcCode })))
    .header("cache-control", "no-store")
    .send({ error: { code, message } });
}
