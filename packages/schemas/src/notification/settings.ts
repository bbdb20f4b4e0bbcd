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
