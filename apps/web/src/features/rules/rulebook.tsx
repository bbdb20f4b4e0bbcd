"use client";
import { type GroupDetail, isRulebook, NO_RULEBOOK, rulebookText } from "@ajo/schemas";
import { useTranslations } from "next-intl";
import { useId } from "react";
import { Copyable } from "@/design/copyable";
import { Notice } from "@/design/notice";
import { RulebookText } from "./rulebook-text";

/**
 * The text whose hash members sign by joining, and the check that it is this very text. A group without one says so;
 * a hash that belongs to another text is said, too, and never glossed over.
 */
export function Rulebook({ group, level = 3 }: { group: GroupDetail; level?: 3 | 4 }) {
  const t = useTranslations("rules.rulebook");
  const Heading = `h${level}` as const;
  const heading = useId();
  const text = rulebookText(group, group.token);
  const isSigned = group.rulebookHash !== NO_RULEBOOK;
  return (
    <section aria-labelledby={heading}>
      <Heading id={heading} className="mb-3 text-xl">
        {t("title")}
      </Heading>
      {!isSigned ? (
        <p>{t("none")}</p>
      ) : isRulebook(text, group.rulebookHash) ? (
        <>
          <p>{t("signed")}</p>
          <div className="mt-3">
            <RulebookText text={text} hash={group.rulebookHash} />
          </div>
        </>
      ) : (
        <>
          <Notice tone="marigold" title={t("unknown")}>
            {t("unknownText")}
          </Notice>
          <p className="mt-3 text-[0.9375rem] text-soft">{t("hash")}</p>
          <Copyable text={group.rulebookHash} label={t("copy")} copied={t("copied")} />
        </>
      )}
    </section>
  );
}
