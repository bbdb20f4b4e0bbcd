"use client";
import type { Freshness } from "@ajo/schemas";
import { useTranslations } from "next-intl";
import { useFormats } from "@/lib/format/use-formats";
import { Icon } from "@/design/icons";

/** As of which ledger an answer is, and a warning when it could not be renewed. Always visible. */
export function FreshnessBadge({ freshness }: { freshness: Freshness }) {
  const t = useTranslations("freshness");
  const formats = useFormats();
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
        <span aria-hidden="true" className="size-2 rounded-full bg-leaf" />
      )}
      <span className="figures">{t(freshness.stale ? "stale" : "current", facts)}</span>
    </span>
  );
}
