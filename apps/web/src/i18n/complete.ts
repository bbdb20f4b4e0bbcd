import type en from "../../messages/en.json";
import type es from "../../messages/es.json";
import type fr from "../../messages/fr.json";
import type ha from "../../messages/ha.json";
import type ig from "../../messages/ig.json";
import type pt from "../../messages/pt.json";
import type sw from "../../messages/sw.json";
import type yo from "../../messages/yo.json";
import type { Complete } from "./catalogues";
import type { Locale } from "./locales";

type Holds<Claim extends true> = Claim;

/** Does not compile while any catalogue lacks a key, or has one too many: errors, with title and next step, included. */
export type CompleteCatalogues = Record<Locale, true> & {
  en: Holds<Complete<typeof en>>;
  fr: Holds<Complete<typeof fr>>;
  yo: Holds<Complete<typeof yo>>;
  ha: Holds<Complete<typeof ha>>;
  ig: Holds<Complete<typeof ig>>;
  sw: Holds<Complete<typeof sw>>;
  es: Holds<Complete<typeof es>>;
  pt: Holds<Complete<typeof pt>>;
};
