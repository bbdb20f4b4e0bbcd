import { AjoError } from "@ajo/schemas";
import type { z } from "zod";

/** What a caller handed in, checked; `InvalidInput` names the fields that do not fit. */
export function parseInput<Schema extends z.ZodType>(
  schema: Schema,
  input: z.input<Schema>,
): z.output<Schema> {
  const parsed = schema.safeParse(input);
  if (parsed.success) return parsed.data;
  const data = Object.fromEntries(
    parsed.error.issues.map((issue) => [issue.path.join(".") || "input", issue.message]),
  );
  throw new AjoError("InvalidInput", "the input does not fit", { data, cause: parsed.error });
}
