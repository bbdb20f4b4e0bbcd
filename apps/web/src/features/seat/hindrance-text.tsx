import { useTranslations } from "next-intl";
import type { Hindrance } from "./seat-terms";

/** Why it cannot be done now, in one sentence. */
export function HindranceText({ hindrance }: { hindrance: NonNullable<Hindrance> }) {
  const t = useTranslations("seat.hindrance");
  return <p>{t(hindrance)}</p>;
}
