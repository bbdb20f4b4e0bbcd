import { AjoError, type AjoErrorShape } from "@ajo/schemas";
import type { TRPCError } from "@trpc/server";
import { ZodError } from "zod";

/**
 * The named error behind a failed call, as clients get it in `error.data.ajo`. Input that does not fit its schema is
 * InvalidInput with `fields` (comma-separated paths) and each path's message; what has no name is Internal and says
 * nothing about its cause.
 */
export function toErrorShape(error: TRPCError): AjoErrorShape {
  if (error.cause instanceof AjoError) return error.cause.toShape();
  if (error.cause instanceof ZodError && error.code === "BAD_REQUEST") return invalidInput(error.cause);
  switch (error.code) {
    case "NOT_FOUND":
      return { code: "NotAvailable", message: error.message, data: {} };
    case "PARSE_ERROR":
    case "BAD_REQUEST":
    case "METHOD_NOT_SUPPORTED":
    case "UNSUPPORTED_MEDIA_TYPE":
    case "PAYLOAD_TOO_LARGE":
      return { code: "InvalidInput", message: error.message, data: {} };
    default:
      return { code: "Internal", message: "something failed on the server", data: {} };
  }
}

function invalidInput(error: ZodError): AjoErrorShape {
  const messages: Record<string, string> = {};
  for (const issue of error.issues) messages[issue.path.map(String).join(".") || "input"] ??= issue.message;
  const fields = Object.keys(messages);
  const message = fields.map((field) => `${field}: ${messages[field] ?? ""}`).join("; ");
  return { code: "InvalidInput", message, data: { ...messages, fields: fields.join(",") } };
}
