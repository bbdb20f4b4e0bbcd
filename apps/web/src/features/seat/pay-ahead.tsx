"use client";
import {
  dueAt,
  type GroupDetail,
  type Member,
  memberObligation,
  roundPrice,
  scheduleOf,
  unpaidRounds,
} from "@ajo/schemas";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Field } from "@/design/field";
import { useFormats } from "@/lib/format/use-formats";
import { MoneyButton } from "../money/money-button";
import { Panel } from "./panel";

/** Paying rounds before they are due, as many as wanted. */
export function PayAhead({ group, me }: { group: GroupDetail; me: Member }) {
  const t = useTranslations("seat.ahead");
  const formats = useFormats();
  const [wanted, setWanted] = useState(1);
  const owes = memberObligation(group, me);
  const unpaid = unpaidRounds(group, me);
  const schedule = scheduleOf(group);
  const first = unpaid[0];
  // What is owed now is paid first: that has its own button at the top.
  if (owes.roundsOwed > 0 || owes.roundsAhead < 2 || first === undefined || schedule === null) return null;
  const rounds = Math.min(wanted, unpaid.length);
  const last = unpaid[rounds - 1] ?? first;
  const amount = formats.amount(roundPrice(group, false) * BigInt(rounds), group.token);
  return (
    <Panel title={t("title")}>
      <Field label={t("rounds")}>
        {(control) => (
          <select
            {...control}
            className="field"
            value={rounds}
            onChange={(event) => setWanted(Number(event.target.value))}
          >
            {unpaid.map((round, index) => (
              <option key={round} value={index + 1}>
                {t("upTo", {
                  rounds: index + 1,
                  round,
                  date: formats.due(dueAt(schedule, round), group.frequencySeconds),
                })}
              </option>
            ))}
          </select>
        )}
      </Field>
      <MoneyButton
        tone="quiet"
        className="justify-self-start"
        intent={{ kind: "contribute", groupId: group.id, round: first, rounds }}
      >
        {t("pay", { amount, last })}
      </MoneyButton>
      <p className="text-sm text-soft">{t("help")}</p>
    </Panel>
  );
}
