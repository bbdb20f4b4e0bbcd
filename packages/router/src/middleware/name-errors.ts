import { AjoError } from "@ajo/schemas";
import { TRPCError } from "@trpc/server";
import { toTrpcCode } from "../errors/to-trpc-code";
import { trpc } from "../init";

/** Gives an expected failure the status that fits its name; everything else stays an internal error. */
export const nameErrors = trpc.middleware(async ({ next }) => {
  const result = await next();
  if (result.ok || !(result.error.cause instanceof AjoError)) return result;
  const { cause } = result.error;
  throw new TRPCError({ code: toTrpcCode(cause.code), message: cause.message, cause });
});
