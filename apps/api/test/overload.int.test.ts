import superjson from "superjson";
import pino from "pino";
import { afterAll, beforeAll, expect, it } from "vitest";
import { environmentSchema } from "../src/env";
import { startApi, type Api } from "../src/start-api";
import { beginProjection, memberOf, projectNewGroup } from "./sample-group";
import { createTestDatabase, testEnvironment } from "./start-test-api";
import { TestChain } from "./test-chain";

const chain = new TestChain();
let api: Api;
let asked = 0;
let answerAll: () => void = () => undefined;

beforeAll(async () => {
  const answered = new Promise<void>((resolve) => (answerAll = resolve));
  chain.port.getAccount = async () => {
    asked += 1;
    await answered;
    return { exists: false, nativeBalance: 0n, balances: [] };
  };
  const environment = environmentSchema.parse({
    ...testEnvironment(await createTestDatabase()),
    MAX_ACTIVE_CALLS: "2",
  });
  api = await startApi(environment, pino({ level: "silent" }), chain.port);
  await beginProjection(api.database);
});
afterAll(() => api.stop());

const get = (path: string, input: object) =>
  fetch(`${api.url}/trpc/${path}?input=${encodeURIComponent(JSON.stringify(superjson.serialize(input)))}`);

it("refuses at once what is more than it can do, and goes on answering from kept bytes", async () => {
  const groupId = await projectNewGroup(api.database, "Busy");
  await expect
    .poll(async () => (await (await get("group.byId", { groupId })).text()).includes('"memory"'))
    .toBe(true);
  const slow = [1, 2].map(() => get("network.account", { address: memberOf("Ada") }));
  await expect.poll(() => asked).toBe(2);

  const refused = await get("network.account", { address: memberOf("Ada") });
  expect(refused.status).toBe(429);
  expect(refused.headers.get("retry-after")).toBe("1");
  expect(await refused.json()).toMatchObject({
    error: { json: { data: { ajo: { code: "RateLimited", data: { retryAfterSeconds: "1" } } } } },
  });
  expect((await get("group.byId", { groupId })).status).toBe(200);

  answerAll();
  for (const response of await Promise.all(slow)) expect(response.status).toBe(200);
  expect((await get("network.account", { address: memberOf("Ada") })).status).toBe(200);
});
