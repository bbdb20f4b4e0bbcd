import { useTranslations } from "next-intl";
import type { WheelGeometry } from "./wheel-geometry";
import { seatStyle } from "./wheel-style";

/** A place nobody has taken yet: to be seen and read, not to be pressed. */
export function OpenSeatItem({
  index,
  first,
  geometry,
}: {
  index: number;
  first: number;
  geometry: WheelGeometry;
}) {
  const t = useTranslations("wheel");
  return (
    <li className="seat seat-open" style={seatStyle(index, first, geometry)}>
      <span className="seat-row">
        <span className="seat-face" aria-hidden="true">
          {index + 1}
        </span>
        <span className="seat-text">{t("open", { number: index + 1 })}</span>
      </span>
    </li>
  );
}
