import { readFileSync } from "node:fs";

export const LANGUAGES = ["en", "fr", "yo", "ha", "ig", "sw", "es", "pt"] as const;
export type Language = (typeof LANGUAGES)[number];

/** A text of a language's catalogue with plain arguments filled in: `say("yo", "mine.payRound", { amount, round })`. */
export function say(language: Language, key: string, facts: Record<string, string | number> = {}): string {
  const file = new URL(`../../apps/web/messages/${language}.json`, import.meta.url);
  let part: unknown = JSON.parse(readFileSync(file, "utf8"));
  for (const step of key.split("."))
    part = typeof part === "object" && part !== null ? new Map(Object.entries(part)).get(step) : undefined;
  if (typeof part !== "string") throw new Error(`no text ${key} in ${language}`);
  return part.replace(/\{(\w+)(, number)?\}/g, (_whole, name: string) => String(facts[name] ?? ""));
}
