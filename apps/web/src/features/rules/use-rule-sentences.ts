import {
  GROUP_LIMITS,
  drawWindowSeconds,
  joiningDeposit,
  lateFee,
  requiredDeposit,
  reserveFee,
  roundPrice,
} from "@ajo/schemas";
import { useTranslations } from "next-intl";
import { useDuration } from "@/lib/format/use-duration";
import { useFormats } from "@/lib/format/use-formats";
import { useNames } from "../network/use-names";
import type { RuleTerms } from "./rule-terms";
import { payoutOf, type RuleKey } from "./rules-of";

/** Says a rule in the reader's language with the group's own numbers: the only place where rules become sentences. */
export function useRuleSentences(terms: RuleTerms): (key: RuleKey) => string {
  const t = useTranslations("rules");
  const formats = useFormats();
  const duration = useDuration();
  const nameOf = useNames();
  const money = (amount: bigint) => formats.amount(amount, terms.token);
  const first = payoutOf(terms, 1);
  const facts = {
    amount: money(terms.contribution),
    pot: money(first.gross),
    every: duration.every(terms.frequencySeconds),
    grace: terms.graceSeconds === 0 ? t("noGrace") : duration.exact(terms.graceSeconds),
    members: terms.members,
    reserveFee: money(reserveFee(terms)),
    price: money(roundPrice(terms, false)),
    lateFee: money(lateFee(terms)),
    latePrice: money(roundPrice(terms, true)),
    percent: formats.percent(terms.depositBps),
    joiningDeposit: money(joiningDeposit(terms)),
    fullDeposit: money(requiredDeposit(terms, { roundsOwed: terms.members - 1, hasReceived: true })),
    kept: money(first.kept),
    net: money(first.net),
    rounds: terms.defaultAfter,
    discount: formats.percent(GROUP_LIMITS.discountMaxBps),
    window: duration.exact(wholeHours(drawWindowSeconds(terms.frequencySeconds))),
    date: terms.startBy === null ? "" : formats.dateTime(terms.startBy),
    name: terms.deputy === null ? "" : nameOf(terms.deputy).name,
  };
  return (key) => t(`says.${key}`, facts);
}

/** Rounded down, so that nobody comes too late; shorter ones as they are. */
const wholeHours = (seconds: number) => (seconds < 3_600 ? seconds : seconds - (seconds % 3_600));
