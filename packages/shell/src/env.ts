import type { z } from "zod";

/** Reads and checks the environment. Unusable values end the program with one line per variable that says what to set. */
export function readEnvironment<T extends z.ZodType>(schema: T): z.output<T> {
  const parsed = schema.safeParse(process.env);
  if (parsed.success) return parsed.data;
  for (const issue of parsed.error.issues)
    console.error(`${issue.path.map(String).join(".")}: ${issue.message}`);
  process.exit(1);
}
