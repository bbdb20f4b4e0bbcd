"use client";
import type { GroupDetail } from "@ajo/schemas";
import dynamic from "next/dynamic";
import { useSearchParams } from "next/navigation";
import { useTranslations } from "next-intl";
import { Tabs } from "@/design/tabs";
import { isSameAddress } from "@/lib/same-address";
import { useWallet } from "../wallet/use-wallet";
import { type Tab, TABS, TABS_ID } from "./open-tab";

// What is open first comes in the same file as the facts beside the wheel.
const CalendarTab = dynamic(() =>
  import(/* webpackChunkName: "group-facts" */ "./calendar-tab").then((module) => module.CalendarTab),
);
const MembersTab = dynamic(() => import("./members-tab").then((module) => module.MembersTab));
const HistoryTab = dynamic(() => import("./history-tab").then((module) => module.HistoryTab));
const RulesTab = dynamic(() => import("./rules-tab").then((module) => module.RulesTab));

const SeatTab = dynamic(() => import("../seat/seat-tab").then((module) => module.SeatTab));
const PowersTab = dynamic(() => import("../powers/powers-tab").then((module) => module.PowersTab));

/** Everything behind the wheel; a reader's own seat once there is something to do with it. */
export function GroupTabs({ group }: { group: GroupDetail }) {
  const t = useTranslations("group.tabs");
  const asked = useSearchParams().get("tab");
  const account = useWallet()?.address;
  const hasSeat =
    group.startedAt !== null && group.members.some(({ address }) => isSameAddress(address, account));
  const keys = TABS.filter((key) => key !== "seat" || hasSeat);
  const current: Tab = keys.find((key) => key === asked) ?? "calendar";
  const open = (key: Tab) => window.history.replaceState(null, "", `?tab=${key}`);
  return (
    <div id={TABS_ID} className="scroll-mt-4">
      <Tabs
        label={t("label")}
        tabs={keys.map((key) => ({ key, label: t(key) }))}
        current={current}
        onChange={open}
      >
        {current === "calendar" && <CalendarTab group={group} />}
        {current === "seat" && <SeatTab group={group} />}
        {current === "powers" && <PowersTab group={group} />}
        {current === "members" && <MembersTab group={group} />}
        {current === "history" && <HistoryTab group={group} />}
        {current === "rules" && <RulesTab group={group} />}
      </Tabs>
    </div>
  );
}
