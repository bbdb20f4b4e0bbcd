import { AjoError } from "@ajo/schemas";
import { describe, expect, it, vi } from "vitest";
import { Hearing } from "./hearing";

const pooled = () =>
  new AjoError("DatabaseUnavailable", "a pooler: set DATABASE_DIRECT_URL", {
    data: { missing: "DATABASE_DIRECT_URL" },
  });
const lost = () => new Error("Connection terminated");

function hearingWithLog() {
  const log = { info: vi.fn(), warn: vi.fn(), error: vi.fn() };
  return { hearing: new Hearing(log), log };
}

describe("whether changes are heard", () => {
  it("is not ready until they are", () => {
    const { hearing, log } = hearingWithLog();
    expect(hearing.status).toEqual({ ok: false, detail: "cannot be heard: not yet" });
    hearing.begin();
    expect(hearing.status).toEqual({ ok: true, detail: "are heard" });
    expect(log.info).not.toHaveBeenCalled();
  });

  it("says what is missing, once, however often it is tried", () => {
    const { hearing, log } = hearingWithLog();
    for (let tries = 0; tries < 5; tries += 1) hearing.lose(pooled());
    expect(hearing.status.ok).toBe(false);
    expect(hearing.status.detail).toContain("DATABASE_DIRECT_URL");
    expect(log.error).toHaveBeenCalledExactlyOnceWith(
      expect.anything(),
      expect.stringContaining("DATABASE_DIRECT_URL"),
    );
  });

  it("stays ready when the connection is lost, and says so once each time", () => {
    const { hearing, log } = hearingWithLog();
    for (let times = 1; times <= 2; times += 1) {
      hearing.begin();
      hearing.lose(lost());
      hearing.lose(lost());
      expect(hearing.status.ok).toBe(true);
      expect(hearing.status.detail).toContain("not heard for now");
      expect(log.warn).toHaveBeenCalledTimes(times);
    }
    hearing.begin();
    expect(log.info).toHaveBeenCalledTimes(2);
  });

  it("is not ready any more when the way turns out to be the wrong one", () => {
    const { hearing } = hearingWithLog();
    hearing.begin();
    hearing.lose(pooled());
    expect(hearing.status.ok).toBe(false);
  });
});
