"use client";
import type { GroupDetail } from "@ajo/schemas";
import { useTranslations } from "next-intl";
import { useFormats } from "@/lib/format/use-formats";
import { isSameAddress } from "@/lib/same-address";
import { MoneyButton } from "../money/money-button";
import type { MoneyIntent } from "../money/money-intent";
import { useNames } from "../network/use-names";
import { useNetworkNow } from "../network/use-network";
import { openHandOvers, openRecoveries } from "../seat/moves";
import { Panel } from "../seat/panel";
import { useWallet } from "../wallet/use-wallet";
import { electorate, openVotes } from "./votes";

/** Seats that are about to change hands, and until when the others can object. */
export function SeatsMoving({ group }: { group: GroupDetail }) {
  const t = useTranslations("powers.moving");
  const formats = useFormats();
  const nameOf = useNames();
  const now = useNetworkNow();
  const account = useWallet()?.address;
  const handOvers = openHandOvers(group, now);
  const recoveries = openRecoveries(group, now);
  if (handOvers.length + recoveries.length === 0) return null;

  const mayObject = (member: string) => {
    const motion = { kind: "veto", member: member as GroupDetail["organiser"] } as const;
    const begun = openVotes(group, now).some(
      (vote) => vote.motion.kind === "veto" && vote.motion.member === member,
    );
    // An objection that somebody began is among the votes.
    return account !== undefined && !begun && electorate(group, motion).includes(account);
  };
  return (
    <Panel title={t("title")}>
      <ul className="grid gap-4">
        {handOvers.map(({ member, newcomer, price, readyAt, isReady }) => (
          <li key={member} className="grid gap-2">
            <p>
              {t("handOver", {
                member: nameOf(member).name,
                newcomer: nameOf(newcomer).name,
                amount: formats.amount(price, group.token),
              })}{" "}
              {isReady ? t("ready") : t("window", { date: formats.dateTime(readyAt) })}
            </p>
            {mayObject(member) && (
              <Objection intent={{ kind: "vote", groupId: group.id, motion: { kind: "veto", member } }} />
            )}
          </li>
        ))}
        {recoveries.map(({ member, fresh, readyAt, isReady }) => (
          <li key={member} className="grid gap-2">
            <p>
              {t("recovery", { member: nameOf(member).name, fresh: nameOf(fresh).name })}{" "}
              {isReady ? t("ready") : t("oldKey", { date: formats.dateTime(readyAt) })}
            </p>
            {isSameAddress(member, account) && (
              <Objection intent={{ kind: "vetoRecovery", groupId: group.id }} />
            )}
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function Objection({ intent }: { intent: MoneyIntent }) {
  const t = useTranslations("powers.moving");
  return (
    <MoneyButton tone="quiet" size="small" className="justify-self-start" intent={intent}>
      {t("object")}
    </MoneyButton>
  );
}
