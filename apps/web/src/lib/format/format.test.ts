import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { USDC } from "@/testing/make-group";
import { formatAmount } from "./format-amount";
import { formatDateParts, MONTHS, WEEKDAYS } from "./format-date";
import { formatDecimal } from "./format-number";
import { makeFormats } from "./formats";
import { roughDistance, splitDuration } from "./split-duration";
import { ownTimeZone, parseTimeZone, timeZonePlace } from "./time-zone";

const plain = (text: string) => text.replaceAll("\u00a0", " ");

describe("amounts", () => {
  test("carry their token, group thousands, and show cents whole", () => {
    expect(plain(formatAmount(500_000_000n, USDC, "en-GB"))).toBe("50 USDC");
    expect(plain(formatAmount(12_345_000_000_000n, USDC, "en-GB"))).toBe("1,234,500 USDC");
    expect(plain(formatAmount(125_000_000n, USDC, "en-GB"))).toBe("12.50 USDC");
    expect(plain(formatAmount(1n, USDC, "en-GB"))).toBe("0.0000001 USDC");
    expect(plain(formatAmount(-500_000_000n, USDC, "en-GB"))).toBe("-50 USDC");
  });

  test("are exact where a float is not", () => {
    expect(formatDecimal("170141183460469231731687303715.8841057", "en-GB")).toBe(
      "170,141,183,460,469,231,731,687,303,715.8841057",
    );
  });

  test("never break between number and token", () => {
    expect(formatAmount(500_000_000n, USDC, "en-GB")).toBe("50\u00a0USDC");
  });
});

describe("dates", () => {
  const moment = new Date("2026-03-12T23:30:00Z");
  const formats = (timeZone: string) =>
    makeFormats("en", timeZone, {
      zone: (place) => `${place} time`,
      month: (month) => month.toUpperCase(),
      weekday: (weekday) => `${weekday}.`,
      date: ({ day, month, year }) => `${day} ${month} ${year}`,
      dateTime: ({ weekday, day, time, zone }) => `${weekday} ${day}, ${time} ${zone}`,
    });

  test("are of the reader's zone and say which", () => {
    expect(plain(formats("UTC").dateTime(moment))).toBe("thu. 12 MAR 2026, 23:30 UTC");
    expect(plain(formats("Africa/Lagos").dateTime(moment))).toBe("fri. 13 MAR 2026, 00:30 Lagos time");
  });

  test("show the time when rounds are shorter than two days", () => {
    expect(plain(formats("UTC").due(moment, 86_400))).toBe("12 MAR 2026, 23:30");
    expect(plain(formats("UTC").due(moment, 604_800))).toBe("12 MAR 2026");
  });

  test("take their names from the words given, not from the engine", () => {
    const name = (month: number) => formatDateParts(new Date(Date.UTC(2026, month, 15)), "UTC").month;
    expect(Array.from({ length: 12 }, (_value, month) => name(month))).toEqual(MONTHS);
    const weekday = (day: number) => formatDateParts(new Date(Date.UTC(2026, 2, day)), "UTC").weekday;
    expect([1, 2, 3, 4, 5, 6, 7].map(weekday)).toEqual(WEEKDAYS);
  });

  // "Etc/UTC" and "US/Eastern" are the same zones by names that only Intl knows.
  test.each([
    ["UTC", "Etc/UTC"],
    ["America/New_York", "US/Eastern"],
  ])("in %s, as clocks count it, are what Intl says", (zone, byIntl) => {
    const before = process.env["TZ"];
    process.env["TZ"] = zone;
    try {
      expect(ownTimeZone()).toBe(zone);
      const moments = fc.date({
        min: new Date("1970-01-01"),
        max: new Date("2099-12-31"),
        noInvalidDate: true,
      });
      fc.assert(
        fc.property(moments, (date) => {
          expect(formatDateParts(date, zone)).toEqual(formatDateParts(date, byIntl));
        }),
        { examples: [[new Date("2026-11-01T05:59:59Z")], [new Date("2026-11-01T06:00:00Z")]] },
      );
    } finally {
      if (before === undefined) delete process.env["TZ"];
      else process.env["TZ"] = before;
    }
  });

  test("count midnight as 00", () => {
    expect(formatDateParts(new Date("2026-03-12T00:05:00Z"), "UTC").time).toBe("00:05");
  });
});

describe("time zones", () => {
  test("that a cookie invents are UTC", () => {
    expect(parseTimeZone("Africa/Lagos")).toBe("Africa/Lagos");
    expect(parseTimeZone("Nowhere/Land")).toBe("UTC");
    expect(parseTimeZone("<script>")).toBe("UTC");
    expect(parseTimeZone(undefined)).toBe("UTC");
  });

  test("are called by their place when they have one", () => {
    expect(timeZonePlace("America/Port_of_Spain")).toBe("Port of Spain");
    expect(timeZonePlace("UTC")).toBeNull();
    expect(timeZonePlace("Etc/GMT+1")).toBeNull();
  });
});

describe("lengths of time", () => {
  test("are said in the largest unit that is exact", () => {
    expect(splitDuration(1_209_600)).toEqual({ unit: "weeks", count: 2 });
    expect(splitDuration(2_592_000)).toEqual({ unit: "days", count: 30 });
    expect(splitDuration(5_400)).toEqual({ unit: "minutes", count: 90 });
    expect(splitDuration(61)).toEqual({ unit: "seconds", count: 61 });
  });

  test("from now are rough on purpose", () => {
    const now = new Date(0);
    const after = (seconds: number) => new Date(seconds * 1000);
    expect(roughDistance(now, after(10))).toEqual({ unit: "minutes", count: 1 });
    expect(roughDistance(now, after(5_400))).toEqual({ unit: "minutes", count: 90 });
    expect(roughDistance(now, after(100_000))).toEqual({ unit: "hours", count: 28 });
    expect(roughDistance(after(518_400), now)).toEqual({ unit: "days", count: 6 });
  });
});
