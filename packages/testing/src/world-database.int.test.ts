import { afterAll, beforeAll, expect, it } from "vitest";
import { type World, createWorld } from "./create-world";

let worlds: [World, World];
beforeAll(async () => {
  worlds = await Promise.all([
    createWorld({ people: ["Ada"], withDatabase: true }),
    createWorld({ people: ["Ada"], withDatabase: true }),
  ]);
});
afterAll(async () => {
  for (const world of worlds) await world.close();
});

it("worlds have databases of their own, migrated and empty", async () => {
  const [here, there] = worlds;
  await here.database.users.setDisplayName(here.address("Ada"), "Ada of here");
  const found = await Promise.all(worlds.map(({ database }) => database.users.findUser(here.address("Ada"))));
  expect(found.map((user) => user?.displayName)).toEqual(["Ada of here", undefined]);
  expect(here.databaseUrl).not.toBe(there.databaseUrl);
});

it("a world without a database says so", async () => {
  const world = await createWorld({ people: [] });
  expect(() => world.database).toThrow("withDatabase: true");
  await world.close();
});
