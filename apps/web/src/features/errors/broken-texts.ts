import { chooseLocale, LANGUAGE_COOKIE } from "@/i18n/choose-locale";
import type { Locale } from "@/i18n/locales";

export interface BrokenTexts {
  brokenTitle: string;
  brokenText: string;
  tryAgain: string;
}

/** The same words as in the catalogues (a test says so), for when no catalogue is at hand. */
export const BROKEN = {
  en: {
    brokenTitle: "This page broke",
    brokenText:
      "That is our mistake, and it has nothing to do with your money. Try again, or go back to the groups.",
    tryAgain: "Try again",
  },
  fr: {
    brokenTitle: "Cette page s’est cassée",
    brokenText:
      "C’est notre erreur, et elle ne touche pas à votre argent. Réessayez, ou revenez aux tontines.",
    tryAgain: "Réessayer",
  },
  yo: {
    brokenTitle: "Ojú ìwé yìí bàjẹ́",
    brokenText: "Àṣìṣe wa ni, kò sì kan owó rẹ. Tún gbìyànjú, tàbí padà sí àwọn àjọ.",
    tryAgain: "Tún gbìyànjú",
  },
  ha: {
    brokenTitle: "Wannan shafi ya lalace",
    brokenText: "Kuskurenmu ne, kuma bai shafi kuɗinka ba. Sake gwadawa, ko ka koma wurin adashi.",
    tryAgain: "Sake gwadawa",
  },
  ig: {
    brokenTitle: "Ibe a mebiri",
    brokenText: "Ọ bụ njehie anyị, o nweghịkwa ihe jikọrọ ya na ego gị. Nwaa ọzọ, ma ọ bụ laghachi n’isusu.",
    tryAgain: "Nwaa ọzọ",
  },
  sw: {
    brokenTitle: "Ukurasa huu umeharibika",
    brokenText: "Hilo ni kosa letu, na halihusu fedha zako. Jaribu tena, au rudi kwenye chama.",
    tryAgain: "Jaribu tena",
  },
  es: {
    brokenTitle: "Esta página se rompió",
    brokenText:
      "Es un error nuestro y no tiene que ver con tu dinero. Intenta de nuevo, o vuelve a las tandas.",
    tryAgain: "Intentar de nuevo",
  },
  pt: {
    brokenTitle: "Esta página quebrou",
    brokenText: "O erro é nosso e não tem a ver com o seu dinheiro. Tente de novo, ou volte às caixinhas.",
    tryAgain: "Tentar de novo",
  },
} satisfies Record<Locale, BrokenTexts>;

export type LastWords = BrokenTexts & { locale: Locale };

/** What the last resort says to a reader with these cookies, whose browser asks for these languages, dearest first. */
export function lastWords(cookies: string, languages: readonly string[]): LastWords {
  const chosen = new RegExp(`(?:^|; )${LANGUAGE_COOKIE}=(\\w+)`).exec(cookies)?.[1];
  const locale = chooseLocale(chosen, languages.join(","));
  return { locale, ...BROKEN[locale] };
}
