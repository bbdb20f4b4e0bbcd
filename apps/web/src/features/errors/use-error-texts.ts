import { useTranslations } from "next-intl";
import type { PageError } from "./page-error";

/** The catalogue's title and next step for an error. */
export function useErrorTexts(error: PageError): { title: string; next: string } {
  const t = useTranslations("errors");
  return { title: t(`${error.code}.title`), next: t(`${error.code}.next`) };
}
