"use client";
import type { GroupDetail } from "@ajo/schemas";
import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { useId, useState } from "react";
import { useFormats } from "@/lib/format/use-formats";
import { useSubject, useNames } from "../network/use-names";
import { useNetworkNow } from "../network/use-network";
import type { SeatView } from "../seat-wheel/seat-button";
import { hasStarted, openSeats, type Seat, seatsOf } from "../seat-wheel/seat-state";
import { SeatWheel } from "../seat-wheel/seat-wheel";
import { WheelLegend } from "../seat-wheel/wheel-legend";
import { WheelLayoutToggle } from "../seat-wheel/wheel-layout-toggle";
import { currentRoundFacts } from "./round-facts";

// Opened by hand, one seat at a time.
const SeatDetails = dynamic(() => import("../seat-wheel/seat-details").then((module) => module.SeatDetails), {
  ssr: false,
});

/** The drawn rotation of a group, its legend, and the details of the seat that was opened. */
export function WheelSection({ group, className }: { group: GroupDetail; className?: string }) {
  const t = useTranslations("wheel");
  const [layout, setLayout] = useState<"auto" | "wheel" | "list">("auto");
  const [selected, setSelected] = useState<number | null>(null);
  const headingId = useId();
  const detailsId = useId();
  const seats = seatsOf(group);
  const views = useSeatViews(group, seats);
  const summary = useWheelSummary(group, seats);
  const open = openSeats(group);
  const chosen = selected === null ? undefined : seats[selected];
  const facts = currentRoundFacts(group, useNetworkNow());
  return (
    <section aria-labelledby={headingId} className={className}>
      <div className="mb-3 flex items-center justify-between gap-3">
        <h2 id={headingId} className="text-xl text-soft">
          {hasStarted(group) ? t("title") : t("titleForming")}
        </h2>
        <WheelLayoutToggle layout={layout} seats={seats.length + open} onChange={setLayout} />
      </div>
      <SeatWheel
        labelledBy={headingId}
        summary={summary}
        seats={views}
        open={open}
        first={group.status === "active" ? group.currentRound - 1 : 0}
        progress={facts === null ? (group.status === "completed" ? 1 : 0) : facts.paid / facts.members}
        layout={layout}
        centre={<WheelCentre group={group} />}
        selected={selected}
        onSelect={(index) => setSelected(index === selected ? null : index)}
        detailsId={detailsId}
      />
      <div id={detailsId} aria-live="polite" className="mt-4">
        {chosen !== undefined && (
          <SeatDetails group={group} seat={chosen} onClose={() => setSelected(null)} />
        )}
      </div>
      <WheelLegend started={hasStarted(group)} forming={group.status === "forming"} seats={seats} />
    </section>
  );
}

function useSeatViews(group: GroupDetail, seats: readonly Seat[]): SeatView[] {
  const t = useTranslations("wheel");
  const formats = useFormats();
  const nameOf = useNames();
  return seats.map(({ member, payment, turn, receivesAt }) => {
    const { name, known, isMe } = nameOf(member.address, member.displayName);
    const date = receivesAt === null ? null : formats.due(receivesAt, group.frequencySeconds);
    const receives =
      date === null
        ? group.turnOrder === "joining"
          ? t("receivesInTurn", { turn: member.turn })
          : t("turnOpen")
        : t(turn === "received" ? "receivedOn" : "receivesOn", { date });
    return {
      address: member.address,
      number: member.turn,
      name,
      faceName: known,
      isMe,
      payment,
      turn,
      receives,
    };
  });
}

function useWheelSummary(group: GroupDetail, seats: readonly Seat[]): string {
  const t = useTranslations("wheel");
  const subject = useSubject();
  const count = (payment: Seat["payment"]) => seats.filter((seat) => seat.payment === payment).length;
  if (!hasStarted(group))
    return t("summaryForming", { seats: seats.length + openSeats(group), taken: seats.length });
  if (group.status === "completed")
    return t("summaryCompleted", { seats: seats.length, late: count("late") + count("defaulted") });
  const recipient = seats.find((seat) => seat.turn === "receiving")?.member;
  return t(recipient === undefined ? "summaryByBid" : "summary", {
    seats: seats.length,
    name: recipient === undefined ? "" : subject(recipient.address, recipient.displayName),
    paid: count("paid"),
    due: count("due"),
    late: count("late") + count("defaulted"),
  });
}

function WheelCentre({ group }: { group: GroupDetail }) {
  const t = useTranslations("wheel.centre");
  const status = useTranslations("group.status");
  const formats = useFormats();
  const subject = useSubject();
  const facts = currentRoundFacts(group, null);
  if (facts === null) {
    return (
      <>
        <p className="font-display text-[clamp(1.125rem,6cqi,2rem)] leading-tight font-bold">
          {hasStarted(group) ? t("completed") : status(group.status)}
        </p>
        {group.status !== "cancelled" && (
          <p className="mt-1 text-[clamp(0.8125rem,3.2cqi,1rem)] text-soft">
            {hasStarted(group)
              ? t("rounds", { rounds: group.totalRounds })
              : t("taken", { taken: group.memberCount, seats: group.memberCount + openSeats(group) })}
          </p>
        )}
      </>
    );
  }
  return (
    <>
      <p className="text-[clamp(0.75rem,3cqi,0.9375rem)] text-soft">
        {t("round", { round: facts.round.round, total: group.totalRounds })}
      </p>
      <p className="font-display text-[clamp(1.125rem,6.4cqi,2.125rem)] leading-tight font-bold">
        {facts.byBid
          ? t("byBid")
          : t("receives", { name: subject(facts.round.recipient, facts.recipient?.displayName) })}
      </p>
      <p className="figures mt-0.5 text-[clamp(0.875rem,4cqi,1.25rem)] font-semibold">
        {formats.amount(facts.potFull, group.token)}
      </p>
      <p className="text-[clamp(0.75rem,3cqi,0.9375rem)] text-soft">
        {formats.due(facts.round.dueAt, group.frequencySeconds)}
      </p>
    </>
  );
}
