import { useLocale, useTranslations } from "next-intl";
import { Icon } from "@/design/icons";
import { LANGUAGES, LOCALES } from "@/i18n/locales";

/** Where the header's language link leads. */
export const LANGUAGES_ID = "languages";

/** Every language by its own name. Plain links: the choice is made on the server, so every page speaks it at once. */
export function LanguageList() {
  const t = useTranslations("footer");
  const locale = useLocale();
  return (
    <nav id={LANGUAGES_ID} aria-label={t("languages")} className="scroll-mt-4">
      <ul className="flex flex-wrap items-center gap-x-1 gap-y-1">
        <li aria-hidden="true" className="pe-1">
          <Icon name="globe" size={18} />
        </li>
        {LOCALES.map((language) => (
          <li key={language}>
            <a
              href={`/language?to=${language}`}
              lang={language}
              hrefLang={language}
              aria-current={language === locale ? "true" : undefined}
              className="inline-flex min-h-9 items-center rounded-full px-2.5 underline decoration-line underline-offset-4 hover:bg-sunk aria-[current]:bg-indigo-wash aria-[current]:font-semibold aria-[current]:text-indigo aria-[current]:no-underline"
            >
              {LANGUAGES[language].name}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** In every header: leads to the list at the end of the page. */
export function LanguageLink({ label }: { label: string }) {
  return (
    <a
      href={`#${LANGUAGES_ID}`}
      className="grid size-11 shrink-0 place-items-center rounded-full text-inherit hover:bg-sunk"
    >
      <Icon name="globe" />
      <span className="sr-only">{label}</span>
    </a>
  );
}
