import { useTranslations } from "next-intl";
import { useFormats } from "@/lib/format/use-formats";
import type { SeatOffer } from "./seat-offer";

/** What somebody can do for whom there is no seat here; null where nothing is to be said. */
export function useOfferHelp(offer: SeatOffer): string | null {
  const t = useTranslations("join");
  const formats = useFormats();
  switch (offer.is) {
    case "started":
    case "full":
      return t("startedText");
    case "uninvited":
      return t("needsInvitationText");
    case "gone":
      return t("invitationGoneText");
    case "ended":
      return t("invitationEndedText", { date: formats.dateTime(offer.at) });
    case "free":
    case "ask":
    case "unknown":
    case "mine":
    case "cancelled":
      return null;
  }
}
