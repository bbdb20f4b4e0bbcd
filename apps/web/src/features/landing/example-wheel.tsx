import { useTranslations } from "next-intl";
import { Icon } from "@/design/icons";
import { useFormats } from "@/lib/format/use-formats";
import type { SeatPayment, SeatTurn } from "../seat-wheel/seat-state";
import { WheelDrawing } from "../seat-wheel/wheel-drawing";
import { wheelGeometry } from "../seat-wheel/wheel-geometry";
import { seatStyle, wheelStyle } from "../seat-wheel/wheel-style";

interface ExampleSeat {
  name: string;
  payment: SeatPayment;
  turn: SeatTurn;
}

const SEATS: readonly ExampleSeat[] = [
  { name: "Ada", payment: "paid", turn: "received" },
  { name: "Bayo", payment: "paid", turn: "received" },
  { name: "Chidi", payment: "paid", turn: "receiving" },
  { name: "Dede", payment: "paid", turn: "upcoming" },
  { name: "Efe", payment: "late", turn: "upcoming" },
  { name: "Funmi", payment: "paid", turn: "upcoming" },
  { name: "Gozie", payment: "due", turn: "upcoming" },
  { name: "Hauwa", payment: "paid", turn: "upcoming" },
];
const RECIPIENT = 2;
const USDC = { code: "USDC", decimals: 0 };
const CONTRIBUTION = 50n;

/** A drawing of a group in its third round: a picture with a description, nothing to press. */
export function ExampleWheel() {
  const t = useTranslations("landing.example");
  const formats = useFormats();
  const geometry = wheelGeometry(SEATS.length);
  const paid = SEATS.filter((seat) => seat.payment === "paid").length;
  const pot = formats.amount(CONTRIBUTION * BigInt(SEATS.length), USDC);
  return (
    <figure className="mx-auto w-full max-w-[27rem] text-ink">
      <div
        className="wheel on-cloth"
        role="img"
        aria-label={t("alt", { seats: SEATS.length, paid, pot })}
        data-density="roomy"
        style={wheelStyle(geometry)}
      >
        <WheelDrawing progress={paid / SEATS.length} />
        <ol className="wheel-seats" aria-hidden="true">
          {SEATS.map((seat, index) => (
            <li key={seat.name} className="seat" style={seatStyle(index, RECIPIENT, geometry)}>
              <span className="seat-button block" data-payment={seat.payment} data-turn={seat.turn}>
                <span className="seat-face">
                  {seat.name}
                  {(seat.payment === "paid" || seat.payment === "late") && (
                    <span className="seat-glyph">
                      <Icon name={seat.payment === "paid" ? "check" : "alert"} size={12} />
                    </span>
                  )}
                </span>
              </span>
            </li>
          ))}
        </ol>
        <div className="wheel-centre text-on-night" aria-hidden="true">
          <p className="text-[clamp(0.75rem,3.2cqi,1rem)] text-on-night-soft">
            {t("round", { total: SEATS.length })}
          </p>
          <p className="font-display text-[clamp(1.0625rem,6cqi,2.125rem)] leading-tight font-bold">
            {t("receives")}
          </p>
          <p className="figures text-[clamp(0.9375rem,4cqi,1.125rem)] font-semibold text-marigold">{pot}</p>
        </div>
      </div>
      <figcaption className="mt-3 text-center text-[0.9375rem] text-on-night-soft">
        {t("caption", { amount: formats.amount(CONTRIBUTION, USDC) })}
      </figcaption>
    </figure>
  );
}
