"use client";
import { GROUP_LIMITS, type GroupDetail, type Member, sealBid } from "@ajo/schemas";
import { useTranslations } from "next-intl";
import { useMemo, useState } from "react";
import { Field } from "@/design/field";
import { useFormats } from "@/lib/format/use-formats";
import { randomSecret } from "../forming/secrets";
import { MoneyButton } from "../money/money-button";
import type { MakeIntent } from "../money/money-provider";
import { expectedPot } from "../group/round-facts";
import { useNames } from "../network/use-names";
import { useNetworkNow } from "../network/use-network";
import { findBid, keepBid } from "./bid-store";
import { Panel } from "./panel";
import { hasReceived } from "./seat-terms";

const PERCENT_MAX = GROUP_LIMITS.discountMaxBps / 100;

/** The auction of the current round: a sealed bid until it is due, opened until its grace period ends. */
export function MyBid({ group, me }: { group: GroupDetail; me: Member }) {
  const t = useTranslations("seat.bid");
  const formats = useFormats();
  const nameOf = useNames();
  const now = useNetworkNow();
  const round = group.rounds.find(({ round: number }) => number === group.currentRound);
  if (group.turnOrder !== "auction" || group.status !== "active" || round === undefined || now === null)
    return null;
  const bids = group.proceedings.bids.filter((bid) => bid.round === round.round);
  const mine = bids.find(({ member }) => member === me.address);
  const isSealing = now.getTime() < round.dueAt.getTime();
  const isOpening = !isSealing && now.getTime() < round.settleableAt.getTime();
  const opened = bids.filter(({ discountBps }) => discountBps !== null);
  const mayBid = me.status === "good" && !hasReceived(group, me);
  return (
    <Panel title={t("title", { round: round.round })}>
      <p className="text-soft">{t("help", { max: String(PERCENT_MAX) })}</p>
      <dl className="facts sm:grid-cols-2">
        <div>
          <dt>{t("sealed")}</dt>
          <dd>{formats.number(bids.length)}</dd>
        </div>
        <div>
          <dt>{t(isSealing ? "sealUntil" : "openUntil")}</dt>
          <dd>{formats.dateTime(isSealing ? round.dueAt : round.settleableAt)}</dd>
        </div>
      </dl>
      {opened.length > 0 && (
        <ul className="grid gap-1">
          {opened.map(({ member, discountBps }) => (
            <li key={member}>
              {t("opened", { name: nameOf(member).name, percent: formats.number((discountBps ?? 0) / 100) })}
            </li>
          ))}
        </ul>
      )}
      {!mayBid ? (
        <p>{t("notYou")}</p>
      ) : isSealing ? (
        <SealBid group={group} round={round.round} again={mine !== undefined} />
      ) : isOpening && mine !== undefined && mine.discountBps === null ? (
        <OpenBid group={group} me={me} round={round.round} />
      ) : null}
    </Panel>
  );
}

interface BidProps {
  group: GroupDetail;
  me: Member;
  round: number;
}

function SealBid({ group, round, again }: Omit<BidProps, "me"> & { again: boolean }) {
  const t = useTranslations("seat.bid");
  const formats = useFormats();
  const [percent, setPercent] = useState(5);
  const discountBps = Math.round(percent * 100);
  const valid =
    Number.isInteger(discountBps) && discountBps >= 0 && discountBps <= GROUP_LIMITS.discountMaxBps;
  const pot = expectedPot(group, round);
  const left = valid ? (pot * BigInt(discountBps)) / 10_000n : 0n;

  const seal: MakeIntent = ({ account }) => {
    const bid = { discountBps, salt: randomSecret() };
    keepBid({ groupId: group.id, round, account }, bid);
    return { kind: "bid", groupId: group.id, round, sealed: sealBid(discountBps, bid.salt, account) };
  };

  return (
    <>
      {again && <p className="font-semibold">{t("again")}</p>}
      <Field
        label={t("percent")}
        help={
          valid
            ? t("percentHelp", {
                left: formats.amount(left, group.token),
                get: formats.amount(pot - left, group.token),
              })
            : undefined
        }
        problem={valid ? undefined : t("percentProblem", { max: String(PERCENT_MAX) })}
      >
        {(control) => (
          <input
            {...control}
            type="number"
            step="0.5"
            min={0}
            max={PERCENT_MAX}
            className="field figures"
            value={Number.isNaN(percent) ? "" : percent}
            onChange={(event) => setPercent(event.target.valueAsNumber)}
          />
        )}
      </Field>
      <MoneyButton tone="quiet" className="justify-self-start" disabled={!valid} intent={seal}>
        {t(again ? "sealAgain" : "seal")}
      </MoneyButton>
      <p className="text-sm text-soft">{t("device")}</p>
    </>
  );
}

function OpenBid({ group, me, round }: BidProps) {
  const t = useTranslations("seat.bid");
  const formats = useFormats();
  const bid = useMemo(
    () => findBid({ groupId: group.id, round, account: me.address }),
    [group.id, round, me.address],
  );
  if (bid === null) return <p className="text-clay">{t("otherDevice")}</p>;
  return (
    <MoneyButton
      className="justify-self-start"
      intent={{
        kind: "revealBid",
        groupId: group.id,
        round,
        discountBps: bid.discountBps,
        salt: bid.salt,
      }}
    >
      {t("open", { percent: formats.number(bid.discountBps / 100) })}
    </MoneyButton>
  );
}
