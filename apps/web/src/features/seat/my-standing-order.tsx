"use client";
import type { GroupDetail, Member } from "@ajo/schemas";
import { useTranslations } from "next-intl";
import { useFormats } from "@/lib/format/use-formats";
import { trpc } from "@/lib/trpc/trpc";
import { ErrorNotice } from "../errors/error-notice";
import { toPageError } from "../errors/to-page-error";
import { MoneyButton } from "../money/money-button";
import { useNetworkNow } from "../network/use-network";
import { Panel } from "./panel";
import { lastSettleAt, standingOrderAmount } from "./seat-terms";

const DAY_MS = 86_400_000;
/** The network keeps an allowance at most about 180 days. */
const LONGEST_MS = 173 * DAY_MS;
/** So long before it ends an allowance is worth renewing. */
const RENEW_BEFORE_MS = 14 * DAY_MS;

/**
 * Letting settlements draw what is due: an allowance at the token, and the word to the group that it may be used. Two
 * signatures, because they are two contracts' business.
 */
export function MyStandingOrder({ group, me }: { group: GroupDetail; me: Member }) {
  const t = useTranslations("seat.standing");
  const formats = useFormats();
  const now = useNetworkNow();
  const allowance = trpc.group.allowance.useQuery({ groupId: group.id, owner: me.address });
  const money = (amount: bigint) => formats.amount(amount, group.token);
  const needed = standingOrderAmount(group, me);
  const end = lastSettleAt(group);
  const allowed = allowance.data;
  const expiresAt = allowed?.expiresAt ?? null;
  const covers = allowed !== undefined && allowed.amount >= needed && needed > 0n;
  const endsEarly = expiresAt !== null && end !== null && expiresAt.getTime() < end.getTime();
  const isSoon = endsEarly && now !== null && expiresAt.getTime() - now.getTime() < RENEW_BEFORE_MS;
  const allow =
    now === null || end === null
      ? null
      : ({
          kind: "allowance",
          groupId: group.id,
          amount: needed,
          expiresAt: new Date(Math.min(end.getTime() + DAY_MS, now.getTime() + LONGEST_MS)),
        } as const);
  return (
    <Panel title={t("title")}>
      <p className="font-semibold">{t(me.standingOrder ? "on" : "off")}</p>
      <p className="text-soft">{t("help")}</p>
      {allowance.isError && <ErrorNotice error={toPageError(allowance.error)} />}
      {allowed !== undefined && (
        <dl className="facts sm:grid-cols-2">
          <div>
            <dt>{t("allowed")}</dt>
            <dd className="figures">{money(allowed.amount)}</dd>
          </div>
          {expiresAt !== null && (
            <div>
              <dt>{t("renewBy")}</dt>
              <dd>{formats.day(expiresAt)}</dd>
            </div>
          )}
        </dl>
      )}
      {isSoon && <p className="text-clay">{t("renewSoon", { date: formats.day(expiresAt) })}</p>}
      {me.standingOrder && allowed !== undefined && !covers && needed > 0n && (
        <p className="text-clay">{t("tooLittle", { amount: money(needed) })}</p>
      )}
      <div className="flex flex-wrap gap-2">
        {needed > 0n && allow !== null && (!covers || isSoon) && (
          <MoneyButton tone="quiet" size="small" intent={allow}>
            {t("allow", { amount: money(needed), date: formats.day(allow.expiresAt) })}
          </MoneyButton>
        )}
        {(me.standingOrder || needed > 0n) && (
          <MoneyButton
            tone="quiet"
            size="small"
            disabled={!me.standingOrder && !covers}
            intent={{ kind: "standingOrder", groupId: group.id, on: !me.standingOrder }}
          >
            {t(me.standingOrder ? "turnOff" : "turnOn")}
          </MoneyButton>
        )}
        {!me.standingOrder && allowed !== undefined && allowed.amount > 0n && now !== null && (
          <MoneyButton
            tone="plain"
            size="small"
            intent={{ kind: "allowance", groupId: group.id, amount: 0n, expiresAt: now }}
          >
            {t("takeBack")}
          </MoneyButton>
        )}
      </div>
      {!me.standingOrder && !covers && needed > 0n && <p className="text-sm text-soft">{t("twoSteps")}</p>}
    </Panel>
  );
}
