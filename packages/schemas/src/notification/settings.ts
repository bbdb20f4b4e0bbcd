import { z } from "zod";
import { NOTIFICATION_TOPICS, notificationTopicSchema } from "./notification";

/** Languages that have a catalogue. */
export const LANGUAGE_CODES = ["en", "fr", "yo", "ha", "ig", "sw", "es", "pt"] as const;
export const languageSchema = z.enum(LANGUAGE_CODES);
export type Language = z.infer<typeof languageSchema>;

const timeZoneSchema = z
  .string()
  .max(64)
  .refine((name) => isTimeZone(name), { error: "not an IANA time zone" });

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

const minuteSchema = z.number().int().min(0).max(1_439);
const topicsSchema = z
  .array(notificationTopicSchema)
  .transform((topics) => NOTIFICATION_TOPICS.filter((topic) => topics.includes(topic)));

/** How a person wants to be told. The inbox has everything; these are the ways that leave it. */
export const notificationSettingsSchema = z.object({
  language: languageSchema,
  timeZone: timeZoneSchema,
  /** Nothing leaves within these minutes of the day in that time zone; null: at any hour. */
  quietHours: z.object({ from: minuteSchema, until: minuteSchema }).nullable(),
  push: topicsSchema,
  email: topicsSchema,
});
export type NotificationSettings = z.infer<typeof notificationSettingsSchema>;

/** Of who never chose. */
export const DEFAULT_SETTINGS: NotificationSettings = {
  language: "en",
  timeZone: "UTC",
  quietHours: null,
  push: [...NOTIFICATION_TOPICS],
  email: [...NOTIFICATION_TOPICS],
};

/** What a browser's push manager gives (RFC 8030); keys in base64url. */
export const pushSubscriptionSchema = z.object({
  endpoint: z.url().max(1_000),
  p256dh: z.string().regex(/^[A-Za-z0-9_-]{80,100}={0,2}$/),
  auth: z.string().regex(/^[A-Za-z0-9_-]{20,30}={0,2}$/),
});
export type PushSubscriptionKeys = z.infer<typeof pushSubscriptionSchema>;
export const devicesOutput = z.object({ devices: z.number().int() });

export const emailAddressSchema = z.email().max(254);
export const mailboxSchema = z.object({
  email: z.string(),
  /** The link that was sent there has been followed. */
  verified: z.boolean(),
  /** E-mail was ended by the link in one. */
  unsubscribed: z.boolean(),
});
/** `language`: of the letter that asks. */
export const setEmailInput = z.object({ email: emailAddressSchema, language: languageSchema });
export const emailTokenInput = z.object({ token: z.string().min(20).max(100) });
export const stopEmailInput = z.object({ token: z.uuid() });
/** False when the link is unknown, used or too old. */
export const emailTokenOutput = z.object({ done: z.boolean() });

export const notificationSettingsOutput = z.object({
  settings: notificationSettingsSchema,
  mailbox: mailboxSchema.nullable(),
  /** Browsers that are told. */
  devices: z.number().int(),
  /** With which a browser subscribes; null where this server sends no push. */
  pushPublicKey: z.string().nullable(),
  sendsEmail: z.boolean(),
});
