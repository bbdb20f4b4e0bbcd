"use client";
import { dueAt, type GroupDetail, type Member, scheduleOf } from "@ajo/schemas";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useFormats } from "@/lib/format/use-formats";
import { MoneyButton } from "../money/money-button";
import { useNetworkNow } from "../network/use-network";
import { HindranceText } from "./hindrance-text";
import { Panel } from "./panel";
import { exitHindrance, exitTerms } from "./seat-terms";

/** Leaving a running group: another seat-holder first, else exactly what comes back, and when. */
export function ExitPanel({ group, me }: { group: GroupDetail; me: Member }) {
  const t = useTranslations("seat.exit");
  const formats = useFormats();
  const now = useNetworkNow();
  const [sure, setSure] = useState(false);
  const hindrance = exitHindrance(group, me, now);
  const schedule = scheduleOf(group);
  const terms = exitTerms(group, me);
  const money = (amount: bigint) => formats.amount(amount, group.token);
  return (
    <Panel title={t("title")}>
      {me.status === "exited" ? (
        <p>
          {t(me.paidRounds > 0 ? "leftWith" : "left", {
            round: me.turn,
            date: schedule === null ? "" : formats.due(dueAt(schedule, me.turn), group.frequencySeconds),
          })}
        </p>
      ) : hindrance === "received" ? (
        <p>{t("afterTurn")}</p>
      ) : hindrance !== null ? (
        <HindranceText hindrance={hindrance} />
      ) : (
        <>
          <p>{t("firstAnother")}</p>
          <p className="text-soft">{t("otherwise")}</p>
          <dl className="facts">
            <div>
              <dt>
                {t("inRound", {
                  round: terms.round,
                  date:
                    schedule === null
                      ? ""
                      : formats.due(dueAt(schedule, terms.round), group.frequencySeconds),
                })}
              </dt>
              <dd className="figures">{money(terms.inRound)}</dd>
            </div>
            {terms.ahead + terms.deposit > 0n && (
              <div>
                <dt>{t("atOnce")}</dt>
                <dd className="figures">{money(terms.ahead + terms.deposit)}</dd>
              </div>
            )}
          </dl>
          <label className="flex min-h-11 items-start gap-3">
            <input
              type="checkbox"
              checked={sure}
              onChange={(event) => setSure(event.target.checked)}
              className="mt-1 size-5 shrink-0 accent-(--indigo)"
            />
            <span>{t("understand", { round: terms.round })}</span>
          </label>
          <MoneyButton
            tone="quiet"
            className="justify-self-start"
            disabled={!sure}
            intent={{ kind: "exit", groupId: group.id }}
          >
            {t("leave")}
          </MoneyButton>
        </>
      )}
    </Panel>
  );
}
