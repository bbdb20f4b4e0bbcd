import type { GroupSummary } from "@ajo/schemas";
import { useTranslations } from "next-intl";
import { useDuration } from "@/lib/format/use-duration";
import { useFormats } from "@/lib/format/use-formats";

const RULES = ["pay", "receive", "order", "late", "grace", "leave", "start", "unreachable"] as const;

/** What the rules say numbers about; `members` is how many there are, or will be at most. */
export type RuleFacts = Pick<
  GroupSummary,
  "contribution" | "token" | "frequencySeconds" | "graceSeconds" | "startRule"
> & { members: number };

/** What every member agrees to, said once and the same everywhere: join page, rules tab, review of a new group. */
export function GroupRules({ group }: { group: RuleFacts }) {
  const t = useTranslations("rules");
  const formats = useFormats();
  const duration = useDuration();
  const { members } = group;
  const facts = {
    amount: formats.amount(group.contribution, group.token),
    pot: formats.amount(group.contribution * BigInt(members), group.token),
    every: duration.every(group.frequencySeconds),
    length: duration.exact(group.frequencySeconds),
    grace: group.graceSeconds === 0 ? t("noGrace") : duration.exact(group.graceSeconds),
    members,
  };
  return (
    <ul className="grid gap-3">
      {RULES.map((rule) => (
        <li key={rule} className="border-s-3 border-line ps-3">
          {rule === "start" ? t(`start.${group.startRule}`, facts) : t(rule, facts)}
        </li>
      ))}
    </ul>
  );
}
