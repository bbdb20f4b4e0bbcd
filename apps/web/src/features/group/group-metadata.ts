import "server-only";
import type { GroupDetail } from "@ajo/schemas";
import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { LANGUAGES } from "@/i18n/locales";
import { formatAmount } from "@/lib/format/format-amount";
import { pageMetadata } from "@/lib/page-metadata";

/** What a group's link says where it is sent: its name, how many they are, what each pays. */
export async function groupMetadata(group: GroupDetail | null, kind: "group" | "join"): Promise<Metadata> {
  const [t, locale] = await Promise.all([getTranslations("meta"), getLocale()]);
  if (group === null) return pageMetadata({ title: t("group") });
  const facts = {
    members: String(group.status === "forming" ? group.maxMembers : group.totalRounds),
    amount: formatAmount(group.contribution, group.token, LANGUAGES[locale].formatTag),
  };
  return pageMetadata(
    kind === "join"
      ? { title: t("join", { name: group.name }), description: t("joinText", facts) }
      : { title: group.name, description: t("groupText", facts) },
  );
}
