import { z } from "zod";

/** Code points, not bytes: a name counts the same in every script. */
const LONGEST_NAME = 40;

/** What a person wants to be called. One line; nothing invisible that could make one name look like another. */
export const displayNameSchema = z
  .string()
  .refine((name) => !/[\p{C}\p{Zl}\p{Zp}]/u.test(name), { error: "an invisible character" })
  .transform((name) => name.normalize("NFC").trim().replace(/\s+/gu, " "))
  .refine((name) => name.length > 0 && Array.from(name).length <= LONGEST_NAME, { error: "1 to 40 letters" });

/** Null takes the name away: nothing of it stays. */
export const setDisplayNameInput = z.object({ displayName: displayNameSchema.nullable() });
export const profileOutput = z.object({ displayName: z.string().nullable() });
