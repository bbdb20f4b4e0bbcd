import { DEFAULT_LOCALE, isLocale, type Locale } from "./locales";

/** What the reader chose on this site, kept for a year. */
export const LANGUAGE_COOKIE = "ajo_language";

/** The language of a request: what was chosen here, or the first that the browser asks for and we speak, or English. */
export function chooseLocale(chosen: string | undefined, acceptLanguage: string | null): Locale {
  if (isLocale(chosen)) return chosen;
  return wantedLanguages(acceptLanguage ?? "").find(isLocale) ?? DEFAULT_LOCALE;
}

/** Languages of an Accept-Language header, dearest first: `fr-CA;q=0.8, yo` is yo, fr. Refused ones (`q=0`) are left out. */
function wantedLanguages(header: string): string[] {
  return header
    .split(",")
    .map((part) => {
      const [tag = "", ...parameters] = part.trim().toLowerCase().split(";");
      const quality = parameters.map((parameter) => /^\s*q=([\d.]+)\s*$/.exec(parameter)?.[1]).find(Boolean);
      return { language: tag.split("-")[0] ?? "", quality: quality === undefined ? 1 : Number(quality) };
    })
    .filter(({ quality }) => quality > 0)
    .sort((a, b) => b.quality - a.quality)
    .map(({ language }) => language);
}
