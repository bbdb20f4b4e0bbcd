"use client";
import { useParams } from "next/navigation";
import { useTranslations } from "next-intl";
import dynamic from "next/dynamic";
import { useState } from "react";
import { Icon } from "@/design/icons";
import { useFormats } from "@/lib/format/use-formats";
import { useNetwork } from "./use-network";

const TimeTravel = dynamic(() => import("./time-travel").then((module) => module.TimeTravel));

/** Says that this is a practice network and what time it is there; opens the time controls. Nothing on other networks. */
export function PracticeStrip() {
  const t = useTranslations("network");
  const formats = useFormats();
  const { data: network } = useNetwork();
  const [open, setOpen] = useState(false);
  const { groupId } = useParams<{ groupId?: string }>();
  if (network?.canAdvanceTime !== true) return null;
  return (
    <section aria-label={t("practice")} className="border-b border-line bg-marigold-wash">
      <div className="page flex items-center justify-between gap-x-4 py-1 text-[0.9375rem] leading-snug sm:justify-start">
        <p className="flex min-w-0 flex-col gap-x-2 sm:flex-row sm:flex-wrap sm:items-center">
          <strong className="flex items-center gap-1.5">
            <Icon name="clock" size={18} />
            {t("practice")}
          </strong>
          <time dateTime={network.closeTime.toISOString()} className="figures" data-testid="network-clock">
            {/* The whole of it is on every page that has dates; a small screen has other things to show. */}
            <span className="sm:hidden">{formats.due(network.closeTime, 0)}</span>
            <span className="max-sm:hidden">{formats.dateTime(network.closeTime)}</span>
          </time>
        </p>
        <button
          type="button"
          aria-expanded={open}
          onClick={() => setOpen(!open)}
          className="min-h-10 shrink-[9999] rounded-full px-1 text-end font-semibold underline underline-offset-4 hover:bg-surface sm:px-3"
        >
          {open ? t("close") : t("moveTime")}
        </button>
      </div>
      {open && <TimeTravel groupId={groupId} />}
    </section>
  );
}
