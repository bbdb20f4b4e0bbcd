import type { AjoErrorCode } from "@ajo/schemas";
import type { Messages } from "next-intl";

/** What the build puts into the page: these parts of every catalogue. */
export type RescueTexts = Record<string, Pick<Messages, "rescue" | "errors">>;

export type RescueKey = keyof Messages["rescue"];
export type Translate = (key: RescueKey, facts?: Record<string, string | number>) => string;

/** The first language of `wanted` (as `navigator.languages` has them) that the page speaks; English otherwise. */
export function chooseLanguage(texts: RescueTexts, wanted: readonly string[]): string {
  return wanted.map((tag) => tag.split("-")[0] ?? "").find((language) => language in texts) ?? "en";
}

/** Texts of the `rescue` part of a catalogue. They have plain arguments only: `{name}`. */
export function getTranslations(part: "rescue", texts: RescueTexts, language: string): Translate {
  const catalogue = texts[language] ?? texts["en"];
  return (key, facts = {}) =>
    (catalogue?.[part][key] ?? key).replace(/\{(\w+)\}/g, (_whole, name: string) =>
      String(facts[name] ?? ""),
    );
}

/** Here nobody else can look into it: the technical words are part of the message. */
function detailOf(error: unknown): string {
  if (!(error instanceof Error) || error.message === "") return "";
  return `: ${error.message}`;
}

/** What happened and what to do about it, for an error of the chain client or of a wallet. */
export function errorText(texts: RescueTexts, language: string, error: unknown): string {
  const code = error instanceof Error && "code" in error ? String(error.code) : "Internal";
  const errors: Partial<Record<string, { title: string; next: string }>> | undefined = (
    texts[language] ?? texts["en"]
  )?.errors;
  const fallback: AjoErrorCode = "Internal";
  const found = errors?.[code] ?? errors?.[fallback];
  return found === undefined ? code : `${found.title}. ${found.next} (${code}${detailOf(error)})`;
}
