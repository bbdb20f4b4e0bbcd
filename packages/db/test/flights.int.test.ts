import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createDatabase, type Database } from "../src/index";
import { createTestDatabase, type TestDatabase } from "./test-database";

let storage: TestDatabase;
let first: Database;
let second: Database;
beforeAll(async () => {
  storage = await createTestDatabase();
  first = createDatabase({ url: storage.url });
  second = createDatabase({ url: storage.url });
});
afterAll(async () => {
  await Promise.all([first.close(), second.close()]);
  await storage.drop();
});

describe("work that only one process does", () => {
  it("lets the others wait, and tells them that they did", async () => {
    const order: string[] = [];
    let finish: () => void = () => undefined;
    const begun = new Promise<void>((begin) => {
      void first.flights.alone("same", async (waited) => {
        order.push(`first, waited: ${waited}`);
        begin();
        await new Promise<void>((resolve) => (finish = resolve));
        order.push("first is done");
      });
    });
    await begun;
    const waiting = second.flights.alone(
      "same",
      async (waited) => void order.push(`second, waited: ${waited}`),
    );
    // Each flight has a connection of its own: only the database knows when the second one has begun to wait.
    await storage.untilSomebodyWaitsForALock();
    await second.flights.alone("other", async (waited) => void order.push(`other, waited: ${waited}`));
    finish();
    await waiting;
    expect(order).toEqual([
      "first, waited: false",
      "other, waited: false",
      "first is done",
      "second, waited: true",
    ]);
  });

  it("goes on to the next when it fails", async () => {
    const failure = new Error("the chain is down");
    await expect(first.flights.alone("failing", () => Promise.reject(failure))).rejects.toBe(failure);
    expect(await second.flights.alone("failing", async (waited) => waited)).toBe(false);
  });

  it("is done without waiting when the database is away", async () => {
    const nowhere = createDatabase({ url: "postgresql://nobody@127.0.0.1:1/nothing" });
    expect(await nowhere.flights.alone("any", async () => "done")).toBe("done");
    await nowhere.close();
  });
});
