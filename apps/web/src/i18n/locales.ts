/** Languages that have a catalogue in `messages/`. */
export const LOCALES = ["en"] as const;
export type Locale = (typeof LOCALES)[number];
export const DEFAULT_LOCALE: Locale = "en";

/** The tag that numbers and dates of a language are formatted with: server and browser must both know it. */
export const FORMAT_TAGS = { en: "en-GB" } as const satisfies Record<Locale, string>;
