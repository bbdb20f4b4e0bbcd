"use client";
import { type KeyboardEvent, type ReactNode, useId, useRef, useState } from "react";
import { SeatButton, type SeatView } from "./seat-button";
import { nextFocus } from "./roving-focus";
import { OpenSeatItem } from "./open-seat-item";
import { seatDensity } from "./seat-face";
import { WheelDrawing } from "./wheel-drawing";
import { wheelGeometry } from "./wheel-geometry";
import { wheelStyle } from "./wheel-style";

export interface SeatWheelProps {
  /** Id of the heading that names the wheel. */
  labelledBy: string;
  /** One sentence: how many seats, who receives, how many paid, due and late. */
  summary: string;
  seats: readonly SeatView[];
  open: number;
  /** The seat at 12 o'clock, from 0. */
  first: number;
  /** Share of this round's contributions that are paid, 0..1. */
  progress: number;
  layout: "auto" | "wheel" | "list";
  centre: ReactNode;
  selected: number | null;
  onSelect: (index: number) => void;
  detailsId: string;
}

/** Above this many seats a phone opens the list. */
export const MANY_SEATS = 24;

/** The rotation, drawn: seats in payout order, clockwise, with the recipient at 12 o'clock. One tab stop; arrows move. */
export function SeatWheel(props: SeatWheelProps) {
  const { seats, open, first } = props;
  const total = seats.length + open;
  const geometry = wheelGeometry(Math.max(2, total));
  const [focused, setFocused] = useState(first);
  const list = useRef<HTMLOListElement>(null);
  const summaryId = useId();

  function moveFocus(event: KeyboardEvent) {
    const next = nextFocus(event.key, focused, seats.length);
    if (next === null) return;
    event.preventDefault();
    setFocused(next);
    list.current?.querySelectorAll("button")[next]?.focus();
  }

  return (
    <div className="seats" data-layout={props.layout} data-many={total > MANY_SEATS}>
      <p id={summaryId} className="sr-only">
        {props.summary}
      </p>
      <div
        className="wheel"
        role="group"
        aria-labelledby={props.labelledBy}
        aria-describedby={summaryId}
        data-density={seatDensity(total)}
        style={wheelStyle(geometry)}
      >
        <WheelDrawing progress={props.progress} />
        {/* Keys move between the buttons inside; the list itself takes no focus. */}
        {/* eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
        <ol ref={list} className="wheel-seats" onKeyDown={moveFocus}>
          {seats.map((seat, index) => (
            <SeatButton
              key={seat.address}
              seat={seat}
              index={index}
              first={first}
              geometry={geometry}
              total={total}
              tabStop={index === Math.min(focused, seats.length - 1)}
              expanded={props.selected === index}
              detailsId={props.detailsId}
              onFocus={() => setFocused(index)}
              onSelect={() => props.onSelect(index)}
            />
          ))}
          {Array.from({ length: open }, (_, offset) => (
            <OpenSeatItem key={offset} index={seats.length + offset} first={first} geometry={geometry} />
          ))}
        </ol>
        <div className="wheel-centre" aria-hidden="true">
          {props.centre}
        </div>
      </div>
    </div>
  );
}
