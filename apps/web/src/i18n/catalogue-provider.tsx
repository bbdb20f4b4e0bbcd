"use client";
import { NextIntlClientProvider, type Messages } from "next-intl";
import { type ComponentProps, lazy } from "react";
import type { Locale } from "./locales";

type ProviderProps = Omit<ComponentProps<typeof NextIntlClientProvider>, "locale" | "messages">;

/**
 * A provider that brings one language's words along. They are a file of their own, which a browser keeps from visit to
 * visit, instead of a part of every page: `catalogue-scripts.ts` has it fetched beside the page's other files.
 */
function speaking(locale: Locale, load: () => Promise<{ default: object }>) {
  return lazy(async () => {
    const { default: catalogue } = await load();
    // Every catalogue has the shape of the English one: `complete.ts` does not compile otherwise.
    const messages = catalogue as Messages;
    return {
      default: (props: ProviderProps) => (
        <NextIntlClientProvider {...props} locale={locale} messages={messages} />
      ),
    };
  });
}

// The compiler of the pages follows an import only where it is written out.
const PROVIDERS = {
  en: speaking("en", () => import("../../messages/en.json")),
  fr: speaking("fr", () => import("../../messages/fr.json")),
  yo: speaking("yo", () => import("../../messages/yo.json")),
  ha: speaking("ha", () => import("../../messages/ha.json")),
  ig: speaking("ig", () => import("../../messages/ig.json")),
  sw: speaking("sw", () => import("../../messages/sw.json")),
  es: speaking("es", () => import("../../messages/es.json")),
  pt: speaking("pt", () => import("../../messages/pt.json")),
} satisfies Record<Locale, unknown>;

/** What client components speak. On the server, and in a browser that has the file, nothing waits for it. */
export function CatalogueProvider({ locale, ...props }: ProviderProps & { locale: Locale }) {
  const Provider = PROVIDERS[locale];
  return <Provider {...props} />;
}
