"use client";
import type { GroupDetail, Member } from "@ajo/schemas";
import { useTranslations } from "next-intl";
import { Notice } from "@/design/notice";
import { useDuration } from "@/lib/format/use-duration";
import { useFormats } from "@/lib/format/use-formats";
import { MoneyButton } from "../money/money-button";
import { useCallName } from "../network/use-names";
import { useNetworkNow } from "../network/use-network";
import { BringSecret } from "./bring-secret";
import { useSecret } from "./use-secret";

/** While the secrets are shown: my own, who is still awaited and until when, and the draw itself when it may be made. */
export function DrawPanel({ group, me }: { group: GroupDetail; me: Member | undefined }) {
  const t = useTranslations("forming.draw");
  const formats = useFormats();
  const duration = useDuration();
  const callName = useCallName();
  const now = useNetworkNow();
  const { drawEndsAt } = group;
  const awaited = group.members.filter(({ hasRevealed }) => !hasRevealed);
  const isOver = drawEndsAt !== null && now !== null && now >= drawEndsAt;
  return (
    <>
      <p className="text-2xl leading-snug font-semibold">{t("title")}</p>
      {!isOver && awaited.length > 0 && drawEndsAt !== null && (
        <p>
          {t("until", { date: formats.dateTime(drawEndsAt) })}
          {now !== null && <span className="text-soft"> · {duration.fromNow(now, drawEndsAt)}</span>}
        </p>
      )}
      {me !== undefined && !isOver && !me.hasRevealed && <Reveal group={group} me={me} />}
      {me?.hasRevealed === true && <Notice tone="leaf" title={t("shown")} />}
      {me !== undefined && isOver && !me.hasRevealed && (
        <Notice tone="marigold" title={t("tooLate")}>
          {t("tooLateText")}
        </Notice>
      )}
      <p>
        {awaited.length === 0
          ? t("allShown")
          : t("awaited", {
              shown: group.memberCount - awaited.length,
              members: group.memberCount,
              names: awaited.map((member) => callName(member.address, member.displayName)).join(", "),
            })}
      </p>
      {(isOver || awaited.length === 0) && (
        <>
          <MoneyButton tone="quiet" intent={{ kind: "draw", groupId: group.id }}>
            {t("draw")}
          </MoneyButton>
          <p className="text-[0.9375rem] text-soft">{t("drawHelp")}</p>
        </>
      )}
    </>
  );
}

function Reveal({ group, me }: { group: GroupDetail; me: Member }) {
  const t = useTranslations("forming.draw");
  const { secret, isRead, bring } = useSecret(group.id, me.address);
  if (!isRead) return null;
  if (secret === null)
    return (
      <>
        <Notice tone="marigold" title={t("lost")}>
          {t("lostText")}
        </Notice>
        <BringSecret onBring={bring} />
      </>
    );
  return (
    <>
      <MoneyButton intent={{ kind: "reveal", groupId: group.id, secret }}>{t("reveal")}</MoneyButton>
      <p className="text-[0.9375rem] text-soft">{t("revealHelp")}</p>
    </>
  );
}
