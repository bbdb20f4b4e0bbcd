"use client";
import { type GroupDetail, memberAddressSchema, type Motion, motionKey } from "@ajo/schemas";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { CodeField } from "@/design/code-field";
import { Field } from "@/design/field";
import { Notice } from "@/design/notice";
import { isSameAddress } from "@/lib/same-address";
import { useFormats } from "@/lib/format/use-formats";
import { MoneyButton } from "../money/money-button";
import { useNames } from "../network/use-names";
import { useNetworkNow } from "../network/use-network";
import { openRecoveries, type Recovery } from "../seat/moves";
import { Panel } from "../seat/panel";
import { useWallet } from "../wallet/use-wallet";
import { Act } from "./act";
import { UpgradeMotion } from "./upgrade-motion";
import { electorate, openVotes, votesNeeded } from "./votes";

/** Beginning a vote: a pause, the end of the group, newer code, a lost key. */
export function ProposePanel({ group }: { group: GroupDetail }) {
  const t = useTranslations("powers.propose");
  const account = useWallet()?.address;
  const now = useNetworkNow();
  const pause = { kind: "pause" } as const;
  const cancel = { kind: "cancel" } as const;
  const isRunning = group.status === "active";
  const isOver = group.status === "completed" || group.status === "cancelled";
  if (account === undefined || !electorate(group, pause).includes(account)) return null;
  if (!isRunning && !isOver) return null;
  const isOpen = (motion: Motion) => openVotes(group, now).some(({ key }) => key === motionKey(motion));
  return (
    <Panel title={t("title")}>
      {isRunning && !isOpen(pause) && (
        <Act
          help={t("pauseHelp", { needed: votesNeeded(group, pause) })}
          intent={{ kind: "vote", groupId: group.id, motion: pause }}
        >
          {t("pause")}
        </Act>
      )}
      {isRunning && !isOpen(cancel) && (
        <Act
          help={t("cancelHelp", { needed: votesNeeded(group, cancel) })}
          intent={{ kind: "vote", groupId: group.id, motion: cancel }}
        >
          {t("cancel")}
        </Act>
      )}
      {isRunning && <UpgradeMotion group={group} />}
      <LostKey group={group} isOpen={isOpen} />
    </Panel>
  );
}

/** Whose key is lost, and which account the seat goes to. */
function LostKey({ group, isOpen }: { group: GroupDetail; isOpen: (motion: Motion) => boolean }) {
  const t = useTranslations("powers.propose");
  const votes = useTranslations("powers.votes");
  const nameOf = useNames();
  const account = useWallet()?.address;
  const now = useNetworkNow();
  const [lost, setLost] = useState("");
  const [text, setText] = useState("");
  // Of a seat that was left, only what still waits in it is worth moving.
  const others = group.members.filter(
    ({ address, status, heldAmount, deposit }) =>
      !isSameAddress(address, account) && (status !== "exited" || heldAmount + deposit > 0n),
  );
  const chosen = others.find(({ address }) => address === lost) ?? others[0];
  const fresh = memberAddressSchema.safeParse(text.trim()).data;
  if (chosen === undefined) return null;
  const name = nameOf(chosen.address, chosen.displayName).name;
  const decided = openRecoveries(group, now).find(({ member }) => member === chosen.address);
  const motion = fresh === undefined ? null : ({ kind: "recover", lost: chosen.address, fresh } as const);

  function problem(): string | undefined {
    if (text.trim() === "") return undefined;
    if (motion === null) return t("notAnAddress");
    if (group.members.some(({ address }) => address === motion.fresh)) return t("isMember");
    if (decided?.fresh === motion.fresh) return t("isDecided");
    return isOpen(motion) ? t("isOpen", { title: votes("title") }) : undefined;
  }
  const hindrance = problem();
  return (
    <details>
      <summary className="min-h-8 font-semibold">{t("lostKey")}</summary>
      <div className="mt-3 grid gap-4">
        <p className="text-soft">
          {t("lostKeyHelp", {
            needed: votesNeeded(group, { kind: "recover", lost: chosen.address, fresh: chosen.address }),
          })}
        </p>
        <Field label={t("whose")}>
          {(control) => (
            <select
              {...control}
              className="field"
              value={chosen.address}
              onChange={(event) => setLost(event.target.value)}
            >
              {others.map(({ address, displayName }) => (
                <option key={address} value={address}>
                  {nameOf(address, displayName).name}
                </option>
              ))}
            </select>
          )}
        </Field>
        {decided !== undefined && <Decided name={name} recovery={decided} />}
        <CodeField
          label={t("fresh")}
          help={t("freshHelp")}
          problem={hindrance}
          value={text}
          onChange={setText}
        />
        {motion !== null && hindrance === undefined && (
          <MoneyButton
            tone="quiet"
            size="small"
            className="justify-self-start"
            intent={{ kind: "vote", groupId: group.id, motion }}
          >
            {t("recover", { name })}
          </MoneyButton>
        )}
      </div>
    </details>
  );
}

/** What was decided of a lost key, when, and what comes next. */
function Decided({ name, recovery }: { name: string; recovery: Recovery }) {
  const t = useTranslations("powers.propose");
  const formats = useFormats();
  const fresh = useNames()(recovery.fresh).name;
  return (
    <Notice title={t("decided", { date: formats.dateTime(recovery.decidedAt), name, fresh })}>
      {recovery.isReady
        ? t("decidedReady", { fresh, date: formats.dateTime(recovery.lapsesAt) })
        : t("decidedWaits", { fresh, date: formats.dateTime(recovery.readyAt) })}
    </Notice>
  );
}
