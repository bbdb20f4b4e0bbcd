import fc from "fast-check";
import { expect, test } from "vitest";
import { afterQuietHours, isQuiet, minuteOfDay } from "./quiet-hours";

const minute = fc.integer({ min: 0, max: 1_439 });
const hours = fc.record({
  timeZone: fc.constantFrom("UTC", "Africa/Lagos", "America/New_York", "Europe/Paris", "Asia/Kathmandu"),
  from: minute,
  until: minute,
});
const moment = fc.date({ min: new Date("2025-01-01"), max: new Date("2028-01-01"), noInvalidDate: true });

test("nothing leaves in quiet hours, and what waits does so no longer than a day and a moved clock", () => {
  fc.assert(
    fc.property(moment, hours, (at, quiet) => {
      const ready = afterQuietHours(at, quiet);
      expect(isQuiet(ready, quiet)).toBe(false);
      if (!isQuiet(at, quiet)) expect(ready).toEqual(at);
      else expect(ready.getTime() - at.getTime()).toBeLessThanOrEqual(26 * 3_600_000);
    }),
  );
});

test("they end when the clocks of the place say so", () => {
  const night = { timeZone: "Africa/Lagos", from: 22 * 60, until: 7 * 60 };
  expect(afterQuietHours(new Date("2026-03-01T21:30:40Z"), night)).toEqual(new Date("2026-03-02T06:00:00Z"));
  expect(afterQuietHours(new Date("2026-03-01T20:59:59Z"), night)).toEqual(new Date("2026-03-01T20:59:59Z"));
  expect(minuteOfDay(new Date("2026-03-01T23:05:00Z"), "Africa/Lagos")).toBe(5);
});

test("equal ends are no hours at all", () => {
  fc.assert(
    fc.property(moment, minute, (at, end) => {
      expect(isQuiet(at, { timeZone: "UTC", from: end, until: end })).toBe(false);
    }),
  );
});
