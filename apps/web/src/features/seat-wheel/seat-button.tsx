import { useTranslations } from "next-intl";
import { Icon, type IconName } from "@/design/icons";
import type { SeatPayment, SeatTurn } from "./seat-state";
import { seatDensity, seatFace } from "./seat-face";
import type { WheelGeometry } from "./wheel-geometry";
import { seatStyle } from "./wheel-style";

/** One seat, ready to be read: names and dates are already in the reader's language. */
export interface SeatView {
  address: string;
  /** The turn, 1..n. */
  number: number;
  name: string;
  /** A name short enough to stand on the seat, or null when only an address is known. */
  faceName: string | null;
  isMe: boolean;
  payment: SeatPayment;
  turn: SeatTurn;
  /** "receives 12 Mar 2026" */
  receives: string;
}

interface SeatButtonProps {
  seat: SeatView;
  index: number;
  first: number;
  geometry: WheelGeometry;
  total: number;
  tabStop: boolean;
  expanded: boolean;
  detailsId: string;
  onFocus: () => void;
  onSelect: () => void;
}

const GLYPHS: Record<SeatPayment, IconName | null> = {
  joined: null,
  paid: "check",
  due: null,
  late: "alert",
  defaulted: "alert",
  left: "leave",
};

export function SeatButton({
  seat,
  index,
  first,
  geometry,
  total,
  tabStop,
  expanded,
  detailsId,
  onFocus,
  onSelect,
}: SeatButtonProps) {
  const t = useTranslations("wheel");
  const glyph = GLYPHS[seat.payment];
  const packed = seatDensity(total) === "packed";
  return (
    <li className="seat" style={seatStyle(index, first, geometry)}>
      <button
        type="button"
        className="seat-button"
        data-payment={seat.payment}
        data-turn={seat.turn}
        data-me={seat.isMe}
        tabIndex={tabStop ? 0 : -1}
        aria-current={seat.turn === "receiving" ? "step" : undefined}
        aria-expanded={expanded}
        aria-controls={detailsId}
        onFocus={onFocus}
        onClick={onSelect}
      >
        <span className="seat-face" aria-hidden="true">
          {(!packed || glyph === null) &&
            (seat.isMe && !packed && seatDensity(total) === "roomy"
              ? t("you")
              : seatFace(seat.faceName, seat.number, total))}
          {glyph !== null && (
            <span className="seat-glyph">
              <Icon name={glyph} size={12} />
            </span>
          )}
        </span>
        <span className="seat-text">
          {t.rich("seat", {
            number: seat.number,
            name: seat.isMe ? t("nameYou", { name: seat.name }) : seat.name,
            payment: t(`payment.${seat.payment}`),
            receives: seat.receives,
            strong: (chunks) => <strong>{chunks}</strong>,
          })}
        </span>
      </button>
    </li>
  );
}
