"use client";
import type { GroupDetail, Member } from "@ajo/schemas";
import { useTranslations } from "next-intl";
import { useFormats } from "@/lib/format/use-formats";
import { MoneyButton } from "../money/money-button";
import { Panel } from "./panel";
import { depositRoom } from "./seat-terms";

/** What is held of a member, what the rules ask now, what can be taken out, and topping up. */
export function MyDeposit({ group, me }: { group: GroupDetail; me: Member }) {
  const t = useTranslations("seat.deposit");
  const formats = useFormats();
  const money = (amount: bigint) => formats.amount(amount, group.token);
  const lacking = me.requiredDeposit > me.deposit ? me.requiredDeposit - me.deposit : 0n;
  const room = depositRoom(group, me);
  const keepsNone = group.depositBps === 0 && me.deposit === 0n;
  return (
    <Panel title={t("title")}>
      {keepsNone ? (
        <p>{t("none")}</p>
      ) : (
        <>
          <dl className="facts sm:grid-cols-2">
            <div>
              <dt>{t("held")}</dt>
              <dd className="figures">{money(me.deposit)}</dd>
            </div>
            <div>
              <dt>{t("required")}</dt>
              <dd className="figures">{money(me.requiredDeposit)}</dd>
            </div>
          </dl>
          <p className="text-soft">{t("help")}</p>
        </>
      )}
      {me.claimable > 0n ? (
        <>
          <p>{t("claimable", { amount: money(me.claimable) })}</p>
          <MoneyButton className="justify-self-start" intent={{ kind: "claim", groupId: group.id }}>
            {t("claim", { amount: money(me.claimable) })}
          </MoneyButton>
        </>
      ) : (
        <p className="text-soft">{t("nothingToClaim")}</p>
      )}
      {room > 0n && (
        <>
          <p>
            {lacking > 0n ? t("lacking", { amount: money(lacking) }) : t("roomHelp", { amount: money(room) })}
          </p>
          <div className="flex flex-wrap gap-2">
            {[lacking, room]
              .filter((amount, index, all) => amount > 0n && all.indexOf(amount) === index)
              .map((amount) => (
                <MoneyButton
                  key={String(amount)}
                  tone="quiet"
                  size="small"
                  intent={{ kind: "deposit", groupId: group.id, amount }}
                >
                  {t("add", { amount: money(amount) })}
                </MoneyButton>
              ))}
          </div>
        </>
      )}
    </Panel>
  );
}
