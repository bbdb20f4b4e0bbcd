import type { Notification } from "@ajo/schemas";
import { useTranslations } from "next-intl";
import { useFormats } from "@/lib/format/use-formats";
import { useNames } from "../network/use-names";

type Facts = Pick<
  Notification,
  "kind" | "round" | "other" | "otherName" | "detail" | "amount" | "dueAt" | "group"
>;

/** A notification as a sentence about the reader, and the name of the group it is about. */
export function useNotificationText(): (notification: Facts) => { group: string; text: string } {
  const t = useTranslations("notices");
  const formats = useFormats();
  const nameOf = useNames();
  return ({ kind, round, other, otherName, detail, amount, dueAt, group }) => {
    const sum = amount ?? group?.contribution ?? null;
    const facts = {
      round,
      amount: sum === null || group === null ? "" : formats.amount(sum, group.token),
      date: dueAt === null ? "" : formats.due(dueAt, group?.frequencySeconds ?? 0),
      other: other === null ? "none" : nameOf(other, otherName).name,
    };
    const name = group?.name ?? t("aGroup");
    const sentence = () => {
      if (kind === "vote") return t(`vote.${motionOf(detail)}`);
      if (kind !== "decided") return t(kind, facts);
      const decision = decisionOf(detail);
      return decision === "deputy_set" || decision === "organiser_changed"
        ? t(`decided.${decision}`, facts)
        : t(`decided.${decision}`);
    };
    return { group: name, text: sentence() };
  };
}

const DECISIONS = ["group_paused", "group_cancelled", "upgraded", "deputy_set", "organiser_changed"] as const;
const MOTIONS = ["pause", "cancel", "upgrade", "recover", "veto"] as const;

/** Only the projection writes these, from events: the fallback is for a server that knows more than this page. */
const decisionOf = (detail: string | null) => DECISIONS.find((name) => name === detail) ?? "upgraded";
const motionOf = (detail: string | null) => MOTIONS.find((name) => name === detail) ?? "upgrade";
