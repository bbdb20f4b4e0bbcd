"use client";
import type { GroupDetail } from "@ajo/schemas";
import dynamic from "next/dynamic";
import { useSearchParams } from "next/navigation";
import { useTranslations } from "next-intl";
import { Tabs } from "@/design/tabs";

const CalendarTab = dynamic(() => import("./calendar-tab").then((module) => module.CalendarTab));
const MembersTab = dynamic(() => import("./members-tab").then((module) => module.MembersTab));
const HistoryTab = dynamic(() => import("./history-tab").then((module) => module.HistoryTab));
const RulesTab = dynamic(() => import("./rules-tab").then((module) => module.RulesTab));

const KEYS = ["calendar", "members", "history", "rules"] as const;
type Key = (typeof KEYS)[number];
const isKey = (text: string | null): text is Key => KEYS.some((key) => key === text);

/** Everything behind the wheel. The open tab is in the address, so that it can be linked to. */
export function GroupTabs({ group }: { group: GroupDetail }) {
  const t = useTranslations("group.tabs");
  const asked = useSearchParams().get("tab");
  const current: Key = isKey(asked) ? asked : "calendar";
  const open = (key: Key) => window.history.replaceState(null, "", `?tab=${key}`);
  return (
    <div className="mt-14">
      <Tabs
        label={t("label")}
        tabs={KEYS.map((key) => ({ key, label: t(key) }))}
        current={current}
        onChange={open}
      >
        {current === "calendar" && <CalendarTab group={group} />}
        {current === "members" && <MembersTab group={group} />}
        {current === "history" && <HistoryTab group={group} />}
        {current === "rules" && <RulesTab group={group} />}
      </Tabs>
    </div>
  );
}
