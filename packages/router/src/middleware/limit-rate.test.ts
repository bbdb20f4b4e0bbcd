import { describe, expect, it } from "vitest";
import { CONFIG, createTestRouter } from "../../test/ports";

const limited = () => createTestRouter({ config: { ...CONFIG, rateLimits: { anonymous: 2, signedIn: 3 } } });

describe("the limit of calls a minute", () => {
  it("refuses the call after the last, and says when to come back", async () => {
    const { call, headers } = await limited();
    await call.auth.session();
    await call.auth.session();
    expect(Object.fromEntries(headers)).toEqual({
      "ratelimit-limit": "2",
      "ratelimit-remaining": "0",
      "ratelimit-reset": "60",
    });
    await expect(call.auth.session()).rejects.toMatchObject({
      code: "TOO_MANY_REQUESTS",
      cause: { code: "RateLimited", data: { retryAfterSeconds: "60" } },
    });
    expect(headers.get("retry-after")).toBe("60");
  });

  it("is each caller's own", async () => {
    const { as } = await limited();
    for (const ip of ["192.0.2.1", "192.0.2.2"]) {
      await as(null, ip).auth.session();
      await as(null, ip).auth.session();
    }
    await expect(as(null, "192.0.2.2").auth.session()).rejects.toMatchObject({
      cause: { code: "RateLimited" },
    });
  });

  it("starts again after a minute", async () => {
    const { call, now, setNow } = await limited();
    await call.auth.session();
    await call.auth.session();
    setNow(new Date(now().getTime() + 60_000));
    expect(await call.auth.session()).toBeNull();
  });
});
