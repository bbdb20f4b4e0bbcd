import type { CSSProperties } from "react";
import { seatPlace, type WheelGeometry } from "./wheel-geometry";

/** Custom properties that seat-wheel.css lays out with. React's type has no room for them. */
type CustomProperties = CSSProperties & Record<`--${string}`, number | string>;

export function wheelStyle(geometry: WheelGeometry): CSSProperties {
  const style: CustomProperties = {
    "--seat-share": round(geometry.seatShare),
    "--gap-share": round(geometry.gapShare),
    "--rings": geometry.rings,
  };
  return style;
}

/** Seat `index`, turned so that seat `first` is at 12 o'clock. */
export function seatStyle(index: number, first: number, geometry: WheelGeometry): CSSProperties {
  const { ring, place } = seatPlace(index, geometry);
  const style: CustomProperties = {
    "--ring": ring,
    "--place": round(place - seatPlace(first, geometry).place),
  };
  return style;
}

const round = (value: number) => Math.round(value * 1e5) / 1e5;
