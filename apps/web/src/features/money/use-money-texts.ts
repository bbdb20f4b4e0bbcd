import type { TransactionSummary } from "@ajo/schemas";
import { useTranslations } from "next-intl";
import { actOf } from "./money-act";
import type { MoneyState } from "./money-state";
import { intentOf } from "./reduce-money";

/** The panel's heading: the act while it is open, its end when it has one. */
export function useMoneyTitle(state: MoneyState): string {
  const t = useTranslations("money");
  const intent = intentOf(state);
  if (intent === null) return "";
  switch (state.phase) {
    case "idle":
    case "check":
    case "preview":
    case "wallet":
      return t(`title.${actOf(intent, summaryOf(state))}`);
    case "sent":
      return t("phase.sent.title");
    case "unknown":
      return t("phase.unknown.title");
    case "confirmed":
    case "projected":
      return t(`done.${actOf(intent, summaryOf(state))}`);
    case "alreadyDone":
      return t("phase.alreadyDone.title");
    case "failed":
      return state.record === null ? t("phase.notSent.title") : t("phase.failed.title");
  }
}

function summaryOf(state: MoneyState): TransactionSummary | undefined {
  if ("prepared" in state) return state.prepared.summary;
  return "record" in state ? state.record?.prepared.summary : undefined;
}
