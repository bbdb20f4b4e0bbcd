import { z } from "zod";
import { notificationSchema } from "../notification/notification";
import { mailboxSchema, notificationSettingsSchema } from "../notification/settings";
import { promiseSchema } from "../promise";
import { pictureHashSchema } from "./picture";

export * from "./picture";

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

/** Everything that Ajo keeps of a person beside the chain, for that person. */
export const personalDataOutput = z.object({
  displayName: z.string().nullable(),
  /** The JPEG, in base64. */
  picture: z.string().nullable(),
  settings: notificationSettingsSchema,
  mailbox: mailboxSchema.nullable(),
  devices: z.array(z.object({ endpoint: z.string(), createdAt: z.date() })),
  sessions: z.array(z.object({ createdAt: z.date(), expiresAt: z.date() })),
  promises: z.array(promiseSchema),
  notifications: z.array(notificationSchema),
});
export type PersonalData = z.infer<typeof personalDataOutput>;
export const forgetOutput = z.object({ forgotten: z.boolean() });

/** What a person shows of themselves. */
export const personLookSchema = z.object({
  displayName: z.string().nullable(),
  picture: pictureHashSchema.nullable(),
});
export type PersonLook = z.infer<typeof personLookSchema>;
export const UNKNOWN_LOOK: PersonLook = { displayName: null, picture: null };
