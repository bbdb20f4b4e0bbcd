"use client";
import type { Freshness } from "@ajo/schemas";
import { useTranslations } from "next-intl";
import { useDuration } from "@/lib/format/use-duration";
import { useFormats } from "@/lib/format/use-formats";
import { Icon } from "@/design/icons";

/**
 * As of which ledger an answer is, and a warning when it could not be renewed. Always visible. `askedEvery`, in seconds:
 * changes are not told to the page, it asks for them.
 */
export function FreshnessBadge({
  freshness,
  askedEvery = null,
}: {
  freshness: Freshness;
  askedEvery?: number | null;
}) {
  const t = useTranslations("freshness");
  const formats = useFormats();
  const duration = useDuration();
  const facts = { ledger: formats.number(freshness.asOfLedger), time: formats.dateTime(freshness.asOf) };
  return (
    <span
      className="badge max-w-full whitespace-normal!"
      data-tone={freshness.stale ? "clay" : "plain"}
      title={t(`source.${freshness.source}`, facts)}
    >
      {freshness.stale ? (
        <Icon name="alert" size={14} />
      ) : (
        <span
          aria-hidden="true"
          className={`size-2 rounded-full ${askedEvery === null ? "bg-leaf" : "border border-leaf"}`}
        />
      )}
      <span className="figures">
        {freshness.stale
          ? t("stale", facts)
          : askedEvery === null
            ? t("current", facts)
            : t("asked", { ...facts, every: duration.every(askedEvery) })}
      </span>
    </span>
  );
}
