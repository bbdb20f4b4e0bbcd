/** Languages that have a catalogue in `messages/`, in the order in which people choose among them. */
export const LOCALES = ["en", "fr", "yo", "ha", "ig", "sw", "es", "pt"] as const;
export type Locale = (typeof LOCALES)[number];
export const DEFAULT_LOCALE: Locale = "en";

interface Language {
  /** What its speakers call it. */
  name: string;
  /**
   * The tag that amounts and numbers are formatted with. Not the language's own where browsers do not know it: Chromium
   * would fall back to whatever its reader has set, and differ from the server (see docs/adr/0018).
   */
  formatTag: string;
}

export const LANGUAGES: Record<Locale, Language> = {
  en: { name: "English", formatTag: "en-GB" },
  fr: { name: "Français", formatTag: "fr-FR" },
  yo: { name: "Yorùbá", formatTag: "en-NG" },
  ha: { name: "Hausa", formatTag: "en-NG" },
  ig: { name: "Igbo", formatTag: "en-NG" },
  sw: { name: "Kiswahili", formatTag: "sw-KE" },
  es: { name: "Español", formatTag: "es-MX" },
  pt: { name: "Português", formatTag: "pt-BR" },
};

export function isLocale(text: string | undefined): text is Locale {
  return LOCALES.some((locale) => locale === text);
}
