"use client";
import { type GroupDetail, memberAddressSchema } from "@ajo/schemas";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Icon } from "@/design/icons";
import { CodeField } from "@/design/code-field";
import { Field } from "@/design/field";
import { isSameAddress } from "@/lib/same-address";
import { useFormats } from "@/lib/format/use-formats";
import { MoneyButton } from "../money/money-button";
import { useNames } from "../network/use-names";
import { useNetworkNow } from "../network/use-network";
import { Panel } from "../seat/panel";
import { isPaused } from "../seat/seat-terms";
import { useWallet } from "../wallet/use-wallet";
import { Act } from "./act";
import { silentFrom } from "./succession";

const WEEK_MS = 604_800_000;

/** Who leads, what they can do here, and that money is not among it. */
export function OrganiserPanel({ group }: { group: GroupDetail }) {
  const t = useTranslations("powers.organiser");
  const nameOf = useNames();
  const account = useWallet()?.address;
  const isOrganiser = isSameAddress(group.organiser, account);
  const isDeputy = group.deputy !== null && isSameAddress(group.deputy, account);
  const isOver = group.status === "completed" || group.status === "cancelled";
  const nameWithYou = (address: string) => {
    const { name, isMe } = nameOf(address);
    return isMe ? t("you", { name }) : name;
  };
  return (
    <Panel title={t("title")}>
      <dl className="facts sm:grid-cols-2">
        <div>
          <dt>{t("organiser")}</dt>
          <dd>{nameWithYou(group.organiser)}</dd>
        </div>
        <div>
          <dt>{t("deputy")}</dt>
          <dd>{group.deputy === null ? t("noDeputy") : nameWithYou(group.deputy)}</dd>
        </div>
      </dl>
      <p className="flex items-start gap-2">
        <Icon name="shield" className="mt-0.5 shrink-0 text-leaf" />
        <span>
          <strong>{t("noMoney")}</strong> {t("can")}
        </span>
      </p>
      {(isOrganiser || isDeputy) && !isOver && <Pause group={group} />}
      {isOrganiser && !isOver && (
        <>
          <Deputy group={group} />
          <div className="border-t border-line pt-3">
            <Act help={t("stayHelp")} intent={{ kind: "stay", groupId: group.id }}>
              {t("stay")}
            </Act>
          </div>
        </>
      )}
      {isDeputy && !isOver && (
        <div className="border-t border-line pt-3">
          <Succession group={group} />
        </div>
      )}
    </Panel>
  );
}

/** For the deputy: from when the organiser counts as silent, and the way to take over from then on. */
function Succession({ group }: { group: GroupDetail }) {
  const t = useTranslations("powers.organiser");
  const formats = useFormats();
  const now = useNetworkNow();
  const { name } = useNames()(group.organiser);
  const seen = formats.day(group.organiserSeenAt);
  const from = silentFrom(group.organiserSeenAt);
  if (now === null || now < from)
    return <p>{t("succeedFrom", { name, seen, from: formats.dateTime(from) })}</p>;
  return (
    <Act help={t("succeedHelp", { name, seen })} intent={{ kind: "succeed", groupId: group.id }}>
      {t("succeed")}
    </Act>
  );
}

/** A pause has an end of its own: nobody has to lift it, and nobody can hold it longer. */
function Pause({ group }: { group: GroupDetail }) {
  const t = useTranslations("powers.organiser");
  const formats = useFormats();
  const now = useNetworkNow();
  if (isPaused(group, now) && group.pausedUntil !== null)
    return (
      <p className="border-t border-line pt-3 font-semibold">
        {t("pausedUntil", { date: formats.dateTime(group.pausedUntil) })}
      </p>
    );
  const length = Math.min(WEEK_MS, (group.frequencySeconds * 1000) / 2);
  return (
    <div className="border-t border-line pt-3">
      <Act
        help={
          now === null
            ? t("pauseHelpNoDate")
            : t("pauseHelp", { date: formats.dateTime(new Date(now.getTime() + length)) })
        }
        intent={{ kind: "pause", groupId: group.id }}
      >
        {t("pause")}
      </Act>
    </div>
  );
}

const ANOTHER = "another";

function Deputy({ group }: { group: GroupDetail }) {
  const t = useTranslations("powers.organiser");
  const nameOf = useNames();
  const candidates = group.members.filter(
    ({ address, status }) => address !== group.organiser && address !== group.deputy && status !== "exited",
  );
  const [chosen, setChosen] = useState("");
  const [text, setText] = useState("");
  const choice = chosen === "" ? (candidates[0]?.address ?? ANOTHER) : chosen;
  const deputy = memberAddressSchema.safeParse(choice === ANOTHER ? text.trim() : choice).data;
  const problem =
    choice === ANOTHER && text.trim() !== "" && deputy === undefined ? t("notAnAddress") : undefined;
  return (
    <div className="grid gap-3 border-t border-line pt-3">
      <Field label={t("name")} help={t("nameHelp")}>
        {(control) => (
          <select
            {...control}
            className="field"
            value={choice}
            onChange={(event) => setChosen(event.target.value)}
          >
            {candidates.map(({ address, displayName }) => (
              <option key={address} value={address}>
                {nameOf(address, displayName).name}
              </option>
            ))}
            <option value={ANOTHER}>{t("another")}</option>
          </select>
        )}
      </Field>
      {choice === ANOTHER && (
        <CodeField label={t("address")} problem={problem} value={text} onChange={setText} />
      )}
      <div className="flex flex-wrap gap-2">
        <MoneyButton
          tone="quiet"
          size="small"
          disabled={deputy === undefined || deputy === group.organiser}
          intent={{ kind: "setDeputy", groupId: group.id, deputy: deputy ?? null }}
        >
          {t("setDeputy")}
        </MoneyButton>
        {group.deputy !== null && (
          <MoneyButton
            tone="plain"
            size="small"
            intent={{ kind: "setDeputy", groupId: group.id, deputy: null }}
          >
            {t("removeDeputy")}
          </MoneyButton>
        )}
      </div>
    </div>
  );
}
