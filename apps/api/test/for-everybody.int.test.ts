import superjson from "superjson";
import { afterAll, beforeAll, expect, it } from "vitest";
import { findProcedure, isForEverybody, PROCEDURE_PATHS } from "../src/trpc/procedures";
import { keyOf, memberOf, projectNewGroup } from "./sample-group";
import { signInAs } from "./sign-in-as";
import { startTestApi, type TestApi } from "./start-test-api";

const typeOf = (path: string) => findProcedure(path)?._def.type;
const queries = PROCEDURE_PATHS.filter((path) => typeOf(path) === "query");

let api: TestApi;
let accessToken: string;
/** What any query may want to know: each takes what it needs. */
let input: object;
beforeAll(async () => {
  api = await startTestApi();
  api.chain.port.getOutcome = (hash) => Promise.resolve({ status: "unknown", hash });
  ({ accessToken } = await signInAs(keyOf("Ada"), api.url));
  const groupId = await projectNewGroup(api.database, "For everybody");
  input = { groupId, address: memberOf("Ada"), owner: memberOf("Ada"), hash: "ab".repeat(32), limit: 10 };
});
afterAll(() => api.end());

it.each(queries)("%s says of itself whether its answers are the same for everybody", async (path) => {
  const url = `${api.url}/trpc/${path}?input=${encodeURIComponent(JSON.stringify(superjson.serialize(input)))}`;
  const response = await fetch(url, { headers: { authorization: `Bearer ${accessToken}` } });
  expect([response.status, response.headers.get("cache-control")]).toEqual([
    200,
    isForEverybody(path) ? "public, no-cache" : "no-store",
  ]);
});

it("reads about groups are for everybody; nothing that writes, streams or has no name is", () => {
  expect(queries.filter(isForEverybody)).toEqual(expect.arrayContaining(["group.byId", "group.list"]));
  const others = PROCEDURE_PATHS.filter((path) => typeOf(path) !== "query");
  expect(others.length).toBeGreaterThan(0);
  expect([...others, "group.destroy", "toString"].filter(isForEverybody)).toEqual([]);
});
