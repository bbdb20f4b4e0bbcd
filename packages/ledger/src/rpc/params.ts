/**
 * Parameters. stellar-rpc decodes them into Go structs: a missing or null field is that type's zero value, unknown fields are
 * ignored, and a field of another type is refused in Go's words, which clients and their tests know.
 */
import { z } from "zod";
import { invalidParams } from "./rpc-error";

/** A field with Go's zero value; the message carries the Go type for the error text. */
export const text = () =>
  z
    .string({ message: "string" })
    .nullish()
    .transform((value) => value ?? "");
export const flag = () =>
  z
    .boolean({ message: "bool" })
    .nullish()
    .transform((value) => value ?? false);
export const count = (goType = "uint32") =>
  z
    .int({ message: goType })
    .min(0, { message: goType })
    .max(4_294_967_295, { message: goType })
    .nullish()
    .transform((value) => value ?? 0);
export const textList = () =>
  z
    .array(z.string({ message: "string" }), { message: "[]string" })
    .nullish()
    .transform((value) => value ?? []);

export const pagination = () =>
  z
    .object({ cursor: text(), limit: count("uint") }, { message: "protocol.LedgerPaginationOptions" })
    .nullish()
    .transform((value) => value ?? { cursor: "", limit: 0 });

/** How Go names the kind of a JSON value. */
function kindOf(value: unknown): string {
  if (Array.isArray(value)) return "array";
  if (typeof value === "boolean") return "bool";
  return typeof value;
}

function valueAt(params: unknown, path: readonly PropertyKey[]): unknown {
  let value = params;
  for (const step of path) {
    if (typeof value !== "object" || value === null) return undefined;
    value = Reflect.get(value, step);
  }
  return value;
}

/** Decodes `params` as the Go struct `struct` of stellar-rpc's protocol package. */
export function parseParams<Schema extends z.ZodType>(
  schema: Schema,
  struct: string,
  params: unknown,
): z.output<Schema> {
  const given = params ?? {};
  if (Array.isArray(given) || typeof given !== "object")
    throw invalidParams(
      "invalid parameters",
      `json: cannot unmarshal ${kindOf(given)} into Go value of type protocol.${struct}`,
    );
  const parsed = schema.safeParse(given);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const path = issue?.path ?? [];
  const field = path.filter((step) => typeof step === "string").join(".");
  const found = valueAt(given, path);
  const kind =
    typeof found === "number"
      ? `number${Number.isInteger(found) && found >= 0 ? "" : ` ${found}`}`
      : kindOf(found);
  throw invalidParams(
    "invalid parameters",
    `json: cannot unmarshal ${kind} into Go struct field ${struct}.${field} of type ${issue?.message ?? "object"}`,
  );
}
