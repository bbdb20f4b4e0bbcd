"use client";
import { dueAt, type GroupDetail, type Member, memberObligation, scheduleOf } from "@ajo/schemas";
import { useTranslations } from "next-intl";
import { useFormats } from "@/lib/format/use-formats";
import { trpc } from "@/lib/trpc/trpc";
import { MoneyButton } from "../money/money-button";
import { Panel } from "./panel";
import { cureTerms, hasReceived } from "./seat-terms";

const LATEST = 200;

/** What is owed beyond its time, what a default has cost, and what ends it. */
export function MyDefault({ group, me }: { group: GroupDetail; me: Member }) {
  const t = useTranslations("seat.default");
  const formats = useFormats();
  const isDefault = me.status === "defaulted";
  const forfeited = useForfeited(group, me, isDefault);
  const { nextUnpaidRound: round } = memberObligation(group, me);
  const schedule = scheduleOf(group);
  if (me.status !== "late" && !isDefault) return null;
  const money = (amount: bigint) => formats.amount(amount, group.token);
  const cure = cureTerms(group, me);
  const received = hasReceived(group, me);
  return (
    <Panel title={t(isDefault ? "title" : "late")}>
      {isDefault ? (
        <p>
          {received || schedule === null
            ? t("afterTurn", { rounds: cure.rounds })
            : t("beforeTurn", { date: formats.dateTime(dueAt(schedule, me.turn)) })}
        </p>
      ) : (
        <p>{t("lateHelp", { rounds: cure.rounds })}</p>
      )}
      <dl className="facts sm:grid-cols-2">
        <div>
          <dt>{t("owed")}</dt>
          <dd className="figures text-clay">{money(cure.amount)}</dd>
        </div>
        {forfeited !== null && forfeited > 0n && (
          <div>
            <dt>{t("forfeited")}</dt>
            <dd className="figures">{money(forfeited)}</dd>
          </div>
        )}
      </dl>
      {round !== null && cure.rounds > 0 && (
        <MoneyButton
          className="justify-self-start"
          intent={{ kind: "contribute", groupId: group.id, round, rounds: cure.rounds }}
        >
          {t(isDefault ? "cure" : "pay", { amount: money(cure.amount) })}
        </MoneyButton>
      )}
      <p className="text-sm text-soft">{t("goesTo")}</p>
    </Panel>
  );
}

/** The deposit that the latest default took, as the group's history tells it; null while or when it does not. */
function useForfeited(group: GroupDetail, me: Member, isDefault: boolean): bigint | null {
  const { data } = trpc.group.activity.useQuery({ groupId: group.id, limit: LATEST }, { enabled: isDefault });
  const told = data?.data.items.find(
    (item) => item.name === "member_defaulted" && item.member === me.address,
  );
  return told?.amount ?? null;
}
