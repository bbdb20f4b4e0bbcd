/** The narrowest wheel: a 320 px screen less 16 px on each side. Larger wheels scale from it. */
export const NARROWEST_WHEEL = 288;
/** Above this many seats the wheel has two rings, staggered by half a step. */
export const ONE_RING_MAX = 30;
/** A seat is never smaller than WCAG 2.2's target (24 px), nor larger than is needed to read it. */
const SEAT_MIN = 24;
const SEAT_MAX = 56;
/** Between two seats, and between the outer ring and the edge. */
const GAP = 2;

/** Sizes as shares of the wheel's width, so that CSS scales them; the same numbers as the custom properties in seat-wheel.css. */
export interface WheelGeometry {
  seatShare: number;
  gapShare: number;
  rings: 1 | 2;
  perRing: number;
}

/** The largest seats that fit `seats` (2..50) places without overlap on the narrowest wheel. */
export function wheelGeometry(seats: number): WheelGeometry {
  const rings = seats > ONE_RING_MAX ? 2 : 1;
  const perRing = rings === 2 ? Math.ceil(seats / 2) : seats;
  let size = SEAT_MIN;
  for (let candidate = SEAT_MIN; candidate <= SEAT_MAX; candidate += 0.5)
    if (fits(candidate, rings, perRing)) size = candidate;
  return { seatShare: size / NARROWEST_WHEEL, gapShare: GAP / NARROWEST_WHEEL, rings, perRing };
}

function fits(size: number, rings: 1 | 2, perRing: number): boolean {
  const innermost = NARROWEST_WHEEL / 2 - size / 2 - GAP - (rings === 2 ? size + GAP : 0);
  return innermost > size && 2 * innermost * Math.sin(Math.PI / perRing) >= size + GAP;
}

/** Where seat `index` (from 0, in turn order) sits: its ring (0 outside) and its place as a share of a turn. */
export function seatPlace(
  index: number,
  geometry: Pick<WheelGeometry, "rings" | "perRing">,
): { ring: 0 | 1; place: number } {
  if (geometry.rings === 1) return { ring: 0, place: index / geometry.perRing };
  const ring = index % 2 === 0 ? 0 : 1;
  return { ring, place: (Math.floor(index / 2) + ring / 2) / geometry.perRing };
}

/** Centre of a seat in pixels from the wheel's centre, y down; what the CSS comes to, for tests and drawings. */
export function seatCentre(
  index: number,
  geometry: WheelGeometry,
  width: number,
  first = 0,
): { x: number; y: number } {
  const { ring, place } = seatPlace(index, geometry);
  const angle = 2 * Math.PI * (place - seatPlace(first, geometry).place);
  const seat = geometry.seatShare * width;
  const gap = geometry.gapShare * width;
  const radius = width / 2 - seat / 2 - gap - ring * (seat + gap);
  return { x: radius * Math.sin(angle), y: -radius * Math.cos(angle) };
}
