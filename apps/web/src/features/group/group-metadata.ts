import "server-only";
import type { GroupDetail } from "@ajo/schemas";
import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { LANGUAGES } from "@/i18n/locales";
import { formatAmount } from "@/lib/format/format-amount";
import { pageMetadata } from "@/lib/page-metadata";
import { HEADS, isInviting, seatOffer } from "../join/seat-offer";

/** What a group's link says where it is sent: its name, how many they are, what each pays. */
export async function groupMetadata(group: GroupDetail | null, kind: "group" | "join"): Promise<Metadata> {
  const [t, join, locale] = await Promise.all([
    getTranslations("meta"),
    getTranslations("join"),
    getLocale(),
  ]);
  if (group === null) return pageMetadata({ title: t("group") });
  const facts = {
    members: String(group.status === "forming" ? group.maxMembers : group.totalRounds),
    amount: formatAmount(group.contribution, group.token, LANGUAGES[locale].formatTag),
  };
  if (kind === "group") return pageMetadata({ title: group.name, description: t("groupText", facts) });
  // What the link itself says is told by the browser alone: no server sees it.
  const offer = seatOffer(group, undefined, "unknown");
  return pageMetadata(
    isInviting(offer)
      ? { title: t("join", { name: group.name }), description: t("joinText", facts) }
      : { title: `${join(HEADS[offer.is])} · ${group.name}`, description: t("groupText", facts) },
  );
}
