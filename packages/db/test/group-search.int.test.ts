import { groupListInput, type GroupListInput } from "@ajo/schemas";
import { contract, TOKEN } from "@ajo/schemas/testing";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { searchKey } from "../src/group/search-key";
import type { Database } from "../src/index";
import { createFilledDatabase, type FilledDatabase } from "./filled-database";

/** Enough that PostgreSQL would not read them all if it can help it. */
const GROUPS = 40_000;
const OTHER_TOKEN = contract("another token");

/** The names of the oldest groups, in letters as they are typed and as they are composed. */
const MARKED = [
  "Ẹgbẹ́ Ọ̀rẹ́ Oyèláràn",
  "Ẹgbẹ́ Ọ̀RẸ́".normalize("NFC"),
  "ƁAƘIN Ƙasuwa",
  "Épargne de Ñuñoa".normalize("NFD"),
  "Esusu-Zaria (vérité) & Co, d'Yvette",
  "Grain de l\u2019Orge",
];

// Group n: one in a hundred saves in the other token, every tenth is forming, one in a thousand is called
// differently, and five by names whose letters have marks.
const FILL = `insert into groups (id, factory_id, name, organiser, token_id, contribution, frequency_seconds, grace_seconds,
      max_members, start_rule, status, is_active, member_count, created_at)
    select 'C' || lpad(n::text, 55, '0'), 'F', case when n between 1 and ${MARKED.length} then ($3::text[])[n] when n % 1000 = 7 then 'Mama Ngozi 100%' || ' ' || n
        else 'Circle ' || n end,
      'G', case when n % 100 = 0 then $2 else $1 end, (n % 500) * 1000000, 3600 * (1 + n % 50), 60, 10, 'whenFull',
      (case when n % 10 = 0 then 'forming' when n % 10 < 6 then 'active' else 'completed' end)::group_status,
      n % 10 between 1 and 5, case when n % 20 = 0 then 10 else n % 10 end, timestamptz '2026-01-01' + n * interval '1 second'
    from generate_series(1, ${GROUPS}) n`;

let filled: FilledDatabase;
let database: Database;
beforeAll(async () => {
  const tokens = [TOKEN.contractId, OTHER_TOKEN];
  filled = await createFilledDatabase(tokens, [[FILL, [...tokens, MARKED]]]);
  ({ database } = filled);
});
afterAll(() => filled.end());

/** The numbers of the groups on all pages. */
async function numbers(filters: Partial<GroupListInput>): Promise<number[]> {
  const found: number[] = [];
  let cursor: string | undefined;
  do {
    const { data } = await database.groups.listGroups(
      groupListInput.parse({ ...filters, limit: 100, cursor }),
    );
    found.push(...data.items.map(({ id }) => Number(id.slice(1))));
    cursor = data.nextCursor ?? undefined;
  } while (cursor !== undefined);
  return found;
}

/** Those of the groups 1..GROUPS that fit, newest first: what a list has to show. */
const those = (fit: (n: number) => boolean) =>
  Array.from({ length: GROUPS }, (_, index) => GROUPS - index).filter(fit);

const nameOf = (n: number) => MARKED[n - 1] ?? `${n % 1000 === 7 ? "Mama Ngozi 100%" : "Circle"} ${n}`;
const statusOf = (n: number) => (n % 10 === 0 ? "forming" : n % 10 < 6 ? "active" : "completed");

/** Fewer than three letters begin a word; anything else stands anywhere. */
const hasWord = (name: string, word: string) =>
  /^[a-z0-9]{1,2}(?![a-z0-9])/.test(word)
    ? name.split(/[ (/'&,%-]/).some((part) => part.startsWith(word))
    : name.includes(word);

describe("a list of groups", () => {
  it("shows those of a token", async () => {
    expect(await numbers({ token: OTHER_TOKEN })).toEqual(those((n) => n % 100 === 0));
  });

  it("shows those within a range of contributions and of frequencies, ends included", async () => {
    const filters = { minContribution: 3_000000n, maxContribution: 5_000000n, minFrequencySeconds: 3600 * 4 };
    expect(await numbers({ ...filters, maxFrequencySeconds: 3600 * 5 })).toEqual(
      those((n) => n % 500 >= 3 && n % 500 <= 5 && 1 + (n % 50) >= 4 && 1 + (n % 50) <= 5),
    );
  });

  it("shows those that can be joined", async () => {
    expect(await numbers({ withOpenSeats: true, token: OTHER_TOKEN })).toEqual([]);
    const open = await numbers({ withOpenSeats: true, minContribution: 490_000000n });
    expect(open).toEqual(those((n) => n % 10 === 0 && n % 20 !== 0 && n % 500 >= 490));
    expect(open.length).toBeGreaterThan(0);
  });

  it("finds words of the name in any order and case, and letters that mean something elsewhere", async () => {
    const ours = those((n) => n % 1000 === 7);
    expect(await numbers({ search: "ngozi mama" })).toEqual(ours);
    expect(await numbers({ search: "GOZ" })).toEqual(ours);
    expect(await numbers({ search: "100%" })).toEqual(ours);
    expect(await numbers({ search: "1_0%" })).toEqual([]);
    expect(await numbers({ search: "\\" })).toEqual([]);
    expect(await numbers({ search: "circle 39999", status: "completed" })).toEqual([39_999]);
    expect(await numbers({ search: "circle 39999", status: "active" })).toEqual([]);
  });

  it("finds names whose letters have marks, typed with them, without them, composed or not, in any case", async () => {
    for (const search of ["Ẹgbẹ́ ọ̀rẹ́", "egbe ore", "EGBE", "ẹGBẸ́".normalize("NFD"), "Ọ̀rẹ́".normalize("NFC")])
      expect(await numbers({ search }), search).toEqual([2, 1]);
    expect(await numbers({ search: "oyelaran" })).toEqual([1]);
    for (const search of ["ɓakin", "bakin kasuwa", "Ƙasu"])
      expect(await numbers({ search }), search).toEqual([3]);
    for (const search of ["epargne", "ÉPARGNE", "nunoa", "ñuñ"])
      expect(await numbers({ search }), search).toEqual([4]);
  });

  it("finds a name by an apostrophe, whichever of them it was typed with, here or there", async () => {
    for (const search of ["l'orge", "L\u2019ORGE", "l\u02bcorge", "l'", "l\u2019o"])
      expect(await numbers({ search }), search).toEqual([6]);
    for (const search of ["d\u2019yvette", "d\u2018Yv", "d\u2019"])
      expect(await numbers({ search }), search).toEqual([5]);
    expect(await numbers({ search: "lorge" })).toEqual([]);
  });

  it("finds one or two letters where words begin, behind whatever sign", async () => {
    for (const search of ["ngo ma", "ma ng", "n mama"])
      expect(await numbers({ search })).toEqual(those((n) => n % 1000 === 7));
    for (const search of ["es", "z", "Za", "v", "vé", "VE", "y", "co", "&", "d'", "(v"])
      expect(await numbers({ search }), search).toEqual([5]);
    for (const search of ["su", "gb", "x"]) expect(await numbers({ search }), search).toEqual([]);
  });

  it("goes on where it stopped reading for what no index knows, and ends", async () => {
    const asking = groupListInput.parse({ search: "&", limit: 20 });
    const first = await database.groups.listGroups(asking);
    expect(first.data.items).toEqual([]);
    expect(first.data.nextCursor).not.toBeNull();
    expect(await numbers({ search: "&" })).toEqual([5]);
  });

  it("shows, page by page, what reading every name would show, however common or rare the words are", async () => {
    const typed = [
      "circle",
      "CIRC",
      "c",
      "le",
      "mama",
      "ngozi 1",
      "100%",
      "%",
      "_",
      "nobody",
      "ircl",
      "z",
      "MA",
      "0%",
    ];
    const word = fc.oneof(fc.constantFrom(...typed), fc.integer({ min: 0, max: GROUPS }).map(String));
    const asked = fc.record({
      // Of signs alone, a page may be empty and not the last.
      words: fc
        .array(word, { minLength: 1, maxLength: 3 })
        .filter((words) => /[a-z0-9]/i.test(words.join(""))),
      status: fc.constantFrom(undefined, "forming", "active", "completed"),
      limit: fc.integer({ min: 1, max: 60 }),
    });
    await fc.assert(
      fc.asyncProperty(asked, async ({ words, status, limit }) => {
        const search = words.join(" ");
        const fits = (n: number) =>
          (status === undefined || statusOf(n) === status) &&
          search.split(" ").every((part) => hasWord(nameOf(n).toLowerCase(), part.toLowerCase()));
        const expected = those(fits);
        let cursor: string | undefined;
        for (let page = 0; page < 4; page++) {
          const asking = groupListInput.parse({ search, status, limit, cursor });
          const { data } = await database.groups.listGroups(asking);
          const shown = data.items.map(({ id }) => Number(id.slice(1)));
          expect(shown).toEqual(expected.slice(page * limit, (page + 1) * limit));
          expect(data.nextCursor !== null).toBe(expected.length > (page + 1) * limit);
          if (data.nextCursor === null) break;
          cursor = data.nextCursor;
        }
      }),
      { numRuns: 60 },
    );
  });

  it("is the whole one when nothing is asked, or 'not only those with open seats'", async () => {
    const page = (filters: object) => database.groups.listGroups(groupListInput.parse(filters));
    expect(await page({ withOpenSeats: false })).toEqual(await page({}));
  });
});

describe("with many groups, an index finds", () => {
  const page = (condition: string) =>
    `select * from groups g where (g.created_at, g.id) < (now(), '') and ${condition}
      order by g.created_at desc, g.id desc limit 21`;

  it.each([
    ["those of a token", `g.token_id = '${OTHER_TOKEN}'`, "groups_token_id_created_at_id_idx"],
    [
      "those that can be joined",
      "g.status = 'forming' and g.member_count < g.max_members",
      "groups_open_seats_idx",
    ],
    ["a rare word", `${searchKey("g.name")} like '%ngozi%'`, "groups_name_trgm_idx"],
    [
      "a rare word beside one that most have",
      `${searchKey("g.name")} like '%ircle%' and ${searchKey("g.name")} like '%9999%'`,
      "groups_name_trgm_idx",
    ],
    [
      "a rare sum",
      `g.token_id = '${OTHER_TOKEN}' and g.contribution >= 1 and g.contribution <= 2`,
      "groups_token_id_contribution_idx",
    ],
    ["those of a rare status", "g.status = 'cancelled'", "groups_status_created_at_id_idx"],
    ["the newest", "true", "groups_created_at_id_idx"],
  ])("%s", async (_what, condition, index) => {
    const rows = await filled.test.rows<{ "QUERY PLAN": string }>(`explain ${page(condition)}`);
    const plan = rows.map((row) => row["QUERY PLAN"]).join("\n");
    expect(plan).toContain(index);
    expect(plan).not.toContain("Seq Scan");
  });
});
