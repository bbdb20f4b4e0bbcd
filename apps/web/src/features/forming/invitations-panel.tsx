"use client";
import { GROUP_LIMITS, type GroupDetail } from "@ajo/schemas";
import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/design/button";
import { Field } from "@/design/field";
import { Icon } from "@/design/icons";
import { useDuration } from "@/lib/format/use-duration";
import { useFormats } from "@/lib/format/use-formats";
import { MoneyButton } from "../money/money-button";
import { useNetworkNow } from "../network/use-network";
import { findInvitation, invitationLink, newInvitation } from "./invitations";

const InvitationSheet = dynamic(() => import("./invitation-sheet").then((module) => module.InvitationSheet), {
  ssr: false,
});

const DAY_SECONDS = 86_400;
const LASTS = [1, 7, 30, 90] as const;

/** The organiser's invitations: a new one for so many people and days, and those that are open, to show or take back. */
export function InvitationsPanel({ group }: { group: GroupDetail }) {
  const t = useTranslations("forming.invitations");
  const duration = useDuration();
  const now = useNetworkNow();
  const open = Math.max(1, group.maxMembers - group.memberCount);
  const [uses, setUses] = useState(open);
  const [days, setDays] = useState<number>(7);
  const isWrong = !Number.isInteger(uses) || uses < 1 || uses > GROUP_LIMITS.invitationUsesMax;
  return (
    <section aria-labelledby="invitations" className="grid gap-3 border-t border-line pt-4">
      <h3 id="invitations" className="text-lg">
        {t("title")}
      </h3>
      <p className="text-[0.9375rem] text-soft">{t("help")}</p>
      <div className="grid gap-4 sm:grid-cols-2">
        <Field
          label={t("uses")}
          problem={isWrong ? t("usesRange", { most: GROUP_LIMITS.invitationUsesMax }) : undefined}
        >
          {(control) => (
            <input
              {...control}
              type="number"
              className="field figures"
              min={1}
              max={GROUP_LIMITS.invitationUsesMax}
              value={Number.isNaN(uses) ? "" : uses}
              onChange={(event) => setUses(event.target.valueAsNumber)}
            />
          )}
        </Field>
        <Field label={t("lasts")}>
          {(control) => (
            <select
              {...control}
              className="field"
              value={days}
              onChange={(event) => setDays(Number(event.target.value))}
            >
              {LASTS.map((count) => (
                <option key={count} value={count}>
                  {duration.exact(count * DAY_SECONDS)}
                </option>
              ))}
            </select>
          )}
        </Field>
      </div>
      <MoneyButton
        className="justify-self-start"
        disabled={isWrong || now === null}
        intent={async () => ({
          kind: "invite",
          groupId: group.id,
          key: await newInvitation(group.id),
          uses,
          expiresAt: new Date((now?.getTime() ?? 0) + days * DAY_SECONDS * 1000),
        })}
      >
        {t("make")}
      </MoneyButton>
      <OpenInvitations group={group} now={now} />
    </section>
  );
}

function OpenInvitations({ group, now }: { group: GroupDetail; now: Date | null }) {
  const t = useTranslations("forming.invitations");
  const formats = useFormats();
  const [shown, setShown] = useState<string | null>(null);
  const { invitations } = group.proceedings;
  if (invitations.length === 0) return <p>{t("none")}</p>;
  return (
    <>
      <ul className="divide-y divide-line">
        {invitations.map(({ key, uses, expiresAt }) => {
          const secret = findInvitation(group.id, key);
          const isOver = now !== null && now >= expiresAt;
          return (
            <li key={key} className="grid gap-2 py-3">
              <p>
                {t(isOver ? "over" : "left", { uses, date: formats.dateTime(expiresAt) })}{" "}
                <span className="address text-sm text-soft">{key.slice(0, 8)}</span>
              </p>
              <div className="flex flex-wrap gap-2">
                {secret !== null && !isOver && (
                  <Button size="small" tone="quiet" onClick={() => setShown(secret)}>
                    <Icon name="qr" size={18} />
                    {t("show")}
                  </Button>
                )}
                <MoneyButton size="small" tone="plain" intent={{ kind: "revoke", groupId: group.id, key }}>
                  {t("revoke")}
                </MoneyButton>
              </div>
              {secret === null && <p className="text-[0.9375rem] text-soft">{t("elsewhere")}</p>}
            </li>
          );
        })}
      </ul>
      {shown !== null && (
        <InvitationSheet
          group={group}
          url={invitationLink(window.location.origin, group.id, shown)}
          onClose={() => setShown(null)}
        />
      )}
    </>
  );
}
