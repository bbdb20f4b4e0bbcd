import { useTranslations } from "next-intl";
import { Icon, type IconName } from "@/design/icons";
import type { Seat, SeatPayment, SeatTurn } from "./seat-state";

interface Entry {
  key: "paid" | "due" | "late" | "defaulted" | "left" | "received" | "receiving" | "joined" | "open";
  payment: SeatPayment;
  turn: SeatTurn;
  glyph?: IconName;
}

const RUNNING: readonly Entry[] = [
  { key: "receiving", payment: "joined", turn: "receiving" },
  { key: "paid", payment: "paid", turn: "upcoming", glyph: "check" },
  { key: "due", payment: "due", turn: "upcoming" },
  { key: "late", payment: "late", turn: "upcoming", glyph: "alert" },
  { key: "received", payment: "joined", turn: "received" },
];
const FORMING: readonly Entry[] = [
  { key: "joined", payment: "joined", turn: "upcoming" },
  { key: "open", payment: "joined", turn: "upcoming" },
];

/** Shown only where a seat is so: most groups never need the words. */
const RARE: readonly Entry[] = [
  { key: "defaulted", payment: "defaulted", turn: "upcoming", glyph: "alert" },
  { key: "left", payment: "left", turn: "upcoming", glyph: "leave" },
];

/** What fills, borders and glyphs of the seats mean. */
export function WheelLegend({
  started,
  forming,
  seats,
}: {
  started: boolean;
  forming: boolean;
  seats: readonly Pick<Seat, "payment">[];
}) {
  const t = useTranslations("wheel.legend");
  const ordinary = started ? RUNNING : forming ? FORMING : FORMING.slice(0, 1);
  const rare = RARE.filter(({ payment }) => seats.some((seat) => seat.payment === payment));
  return (
    <ul
      aria-label={t("title")}
      className="legend mt-4 flex flex-wrap justify-center gap-x-4 gap-y-1.5 text-[0.875rem] text-soft"
    >
      {[...ordinary, ...rare].map(({ key, payment, turn, glyph }) => (
        <li key={key} className={`flex items-center gap-1.5 ${key === "open" ? "seat-open" : ""}`}>
          <span
            aria-hidden="true"
            className="seat-button block! size-auto!"
            data-payment={payment}
            data-turn={turn}
          >
            <span className="seat-face">{glyph !== undefined && <Icon name={glyph} size={12} />}</span>
          </span>
          {t(key)}
        </li>
      ))}
    </ul>
  );
}
