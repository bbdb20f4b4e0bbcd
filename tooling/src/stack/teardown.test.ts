import { describe, expect, test } from "vitest";
import { Teardown } from "./teardown";

describe("a teardown", () => {
  test("undoes the newest first, and only once", async () => {
    const undone: string[] = [];
    const teardown = new Teardown();
    await teardown.add(() => void undone.push("database"));
    await teardown.add(async () => void undone.push("server"));
    await Promise.all([teardown.run(), teardown.run()]);
    expect(undone).toEqual(["server", "database"]);
  });

  test("undoes at once what is added after it has begun", async () => {
    const undone: string[] = [];
    const teardown = new Teardown();
    const running = teardown.run();
    await teardown.add(() => void undone.push("late"));
    await running;
    expect(undone).toEqual(["late"]);
    expect(teardown.hasBegun).toBe(true);
  });
});
