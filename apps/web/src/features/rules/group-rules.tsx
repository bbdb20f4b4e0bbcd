"use client";
import { useTranslations } from "next-intl";
import type { RuleTerms } from "./rule-terms";
import { RULE_TOPICS, rulesOf } from "./rules-of";
import { useRuleSentences } from "./use-rule-sentences";

/** What every member agrees to, said once and the same everywhere: join page, rules tab, review of a new group. */
export function GroupRules({ terms, level = 3 }: { terms: RuleTerms; level?: 3 | 4 }) {
  const t = useTranslations("rules.topics");
  const say = useRuleSentences(terms);
  const rules = rulesOf(terms);
  const Heading = `h${level}` as const;
  return (
    <div className="rule-topics">
      {RULE_TOPICS.map((topic) => (
        <section key={topic}>
          <Heading className="mb-2 text-lg font-semibold">{t(topic)}</Heading>
          <ul className="grid gap-3">
            {rules[topic].map((key) => (
              <li key={key} className="border-s-3 border-line ps-3">
                {say(key)}
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}
