"use client";
import { useState } from "react";
import type { SeatView } from "../seat-wheel/seat-button";
import { SeatWheel } from "../seat-wheel/seat-wheel";

const SIZES = [2, 12, 24, 30, 50] as const;
const NAMES = ["Ada", "Bayo", "Chidi", "Dede", "Efe", "Funmi", "Gbenga", "Halima"] as const;
const PAYMENTS = ["paid", "due", "late", "paid"] as const;

/** The rotation of groups of every size. */
export function WheelSamples() {
  return (
    <div className="grid gap-12 md:grid-cols-2">
      {SIZES.map((size) => (
        <WheelSample key={size} size={size} />
      ))}
    </div>
  );
}

function WheelSample({ size }: { size: number }) {
  const [selected, setSelected] = useState<number | null>(null);
  const id = `wheel-${size}`;
  return (
    <div>
      <h3 id={id} className="mb-3 text-lg">
        {size} seats
      </h3>
      <SeatWheel
        labelledBy={id}
        summary={`${size} seats, an example`}
        seats={Array.from({ length: size }, (_seat, index) => seatOf(index))}
        open={0}
        first={0}
        progress={0.6}
        layout="wheel"
        centre={<p className="font-display text-xl font-bold">{size}</p>}
        selected={selected}
        onSelect={setSelected}
        detailsId={`${id}-details`}
      />
      <p id={`${id}-details`} className="mt-3 text-soft">
        {selected === null ? "No seat chosen" : `Seat ${selected + 1}`}
      </p>
    </div>
  );
}

function seatOf(index: number): SeatView {
  const name = NAMES[index % NAMES.length] ?? "Ada";
  return {
    address: `seat-${index}`,
    number: index + 1,
    name,
    faceName: name,
    isMe: index === 4,
    payment: PAYMENTS[index % PAYMENTS.length] ?? "due",
    turn: index === 0 ? "receiving" : "upcoming",
    receives: `receives in turn ${index + 1}`,
  };
}
