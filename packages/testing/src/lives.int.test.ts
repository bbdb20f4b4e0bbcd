import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type World, createWorld } from "./create-world";
import { beginLife } from "./lives";

const MEMBERS = ["Ada", "Bayo", "Chidi", "Dede", "Efe"] as const;
const RULES = fileURLToPath(new URL("../../../docs/rules.md", import.meta.url));

let world: World;
const tables = new Map<string, string>();

beforeAll(async () => {
  world = await createWorld({ withDatabase: true });
});
afterAll(() => world.close());

describe("three lives, told alike by the model, the contract and the database", () => {
  it("all pay, with deposits and fees, and everything comes back", async () => {
    const life = await beginLife(world, MEMBERS, { depositBps: 5_000, reserveFeeBps: 100, defaultAfter: 2 });
    for (let round = 1; round <= MEMBERS.length; round++) {
      await life.pay(...MEMBERS);
      await life.settle();
    }
    for (const name of MEMBERS) await life.claim(name);
    await life.note("Everybody claims");
    expect(life.model.balance).toBe(0n);
    expect(life.model.inTurn.every(({ moneyIn, moneyOut }) => moneyIn === moneyOut)).toBe(true);
    tables.set("all-pay", life.table());
  });

  it("one stops paying after receiving: the deposit and the reserve soften it, nothing waits", async () => {
    const life = await beginLife(world, MEMBERS, {
      ...{ depositBps: 5_000, lateFeeBps: 500, reserveFeeBps: 100, defaultAfter: 2 },
    });
    const others = MEMBERS.filter((name) => name !== "Bayo");
    for (let round = 1; round <= MEMBERS.length; round++) {
      await life.pay(...(round <= 2 ? MEMBERS : others));
      await life.settle();
    }
    for (const name of others) await life.claim(name);
    await life.note("The others claim");
    tables.set("default", life.table());
  });

  it("one leaves half-way, and loses and costs nobody anything", async () => {
    const life = await beginLife(world, MEMBERS, {});
    for (const round of [1, 2]) {
      await life.pay(...MEMBERS);
      await life.settle();
      expect(life.model.round).toBe(round + 1);
    }
    await life.exit("Efe");
    await life.note("Efe leaves");
    const others = MEMBERS.filter((name) => name !== "Efe");
    for (const _round of [3, 4]) {
      await life.pay(...others);
      await life.settle();
    }
    await life.pay("Ada", "Bayo");
    await life.settle();
    expect(life.model.balance).toBe(0n);
    expect(life.model.inTurn.every(({ moneyIn, moneyOut }) => moneyIn === moneyOut)).toBe(true);
    tables.set("exit", life.table());
  });

  it("docs/rules.md shows these very numbers (write them anew with `vitest run -u`)", async () => {
    let rules = await readFile(RULES, "utf8");
    for (const [name, table] of tables)
      rules = rules.replace(
        new RegExp(`(<!-- life: ${name} -->\n)[^]*?(<!-- end -->)`),
        (_, start: string, end: string) => `${start}\n${table}\n\n${end}`,
      );
    await expect(rules).toMatchFileSnapshot(RULES);
  });
});
