import { describe, expect, test } from "vitest";
import { NARROWEST_WHEEL, ONE_RING_MAX, seatCentre, wheelGeometry } from "./wheel-geometry";

const COUNTS = [2, 3, 12, 24, 30, 31, 49, 50];
const WIDTHS = [NARROWEST_WHEEL, 358, 544];

describe.each(COUNTS)("a wheel of %i seats", (seats) => {
  const geometry = wheelGeometry(seats);

  test.each(WIDTHS)(
    "has seats of at least 24 px that neither overlap nor leave a wheel of %i px",
    (width) => {
      const size = geometry.seatShare * width;
      expect(size).toBeGreaterThanOrEqual(24);
      const centres = Array.from({ length: seats }, (_, index) => seatCentre(index, geometry, width));
      for (const [index, a] of centres.entries()) {
        expect(Math.hypot(a.x, a.y) + size / 2).toBeLessThanOrEqual(width / 2);
        for (const b of centres.slice(index + 1))
          expect(Math.hypot(a.x - b.x, a.y - b.y)).toBeGreaterThanOrEqual(size);
      }
    },
  );

  test("puts any recipient at 12 o'clock and the next seat clockwise of it", () => {
    for (let first = 0; first < seats; first++) {
      const top = seatCentre(first, geometry, NARROWEST_WHEEL, first);
      expect(top.x).toBeCloseTo(0);
      expect(top.y).toBeLessThan(0);
      if (seats === 2 || first + 1 >= seats) continue;
      expect(seatCentre(first + 1, geometry, NARROWEST_WHEEL, first).x).toBeGreaterThan(0);
    }
  });
});

test("seats are as large as a thumb up to twelve, and 24 px at fifty, on the narrowest screen", () => {
  expect(wheelGeometry(12).seatShare * NARROWEST_WHEEL).toBe(56);
  expect(wheelGeometry(50).seatShare * NARROWEST_WHEEL).toBe(24);
});

test("a second ring begins above thirty seats", () => {
  expect(wheelGeometry(ONE_RING_MAX).rings).toBe(1);
  expect(wheelGeometry(ONE_RING_MAX + 1).rings).toBe(2);
});
