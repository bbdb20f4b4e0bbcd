import { z } from "zod";

interface XdrType<T> {
  fromXdr(input: string, format: "base64"): T;
}

/** A base64 XDR string, decoded. */
export function xdrSchema<T>(type: XdrType<T>) {
  return z.string().transform((text, context): T => {
    try {
      return type.fromXdr(text, "base64");
    } catch (error) {
      context.issues.push({
        code: "custom",
        message: error instanceof Error ? error.message : "not XDR",
        input: text,
      });
      return z.NEVER;
    }
  });
}

/** stellar-rpc gives some moments as numbers and some as strings, always in Unix seconds. */
export const unixSecondsSchema = z
  .union([z.number(), z.string().regex(/^\d+$/).transform(Number)])
  .transform((seconds) => new Date(seconds * 1000));
