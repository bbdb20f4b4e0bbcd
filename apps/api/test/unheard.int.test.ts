import pino from "pino";
import { afterAll, beforeAll, expect, it } from "vitest";
import { environmentSchema } from "../src/env";
import { startApi, type Api } from "../src/start-api";
import { beginProjection, projectJoining, projectNewGroup, memberOf } from "./sample-group";
import { createTestDatabase, testEnvironment } from "./start-test-api";
import { TestChain } from "./test-chain";

let api: Api;
beforeAll(async () => {
  const direct = { DATABASE_DIRECT_URL: "postgresql://127.0.0.1:1/nowhere" };
  const environment = environmentSchema.parse({ ...testEnvironment(await createTestDatabase()), ...direct });
  api = await startApi(environment, pino({ level: "silent" }), new TestChain().port);
  await beginProjection(api.database);
});
afterAll(() => api.stop());

it("a server that cannot hear changes says so instead of that it is ready, and answers what is right", async () => {
  const ready = await fetch(`${api.url}/health/ready`);
  expect(ready.status).toBe(503);
  expect(await ready.json()).toMatchObject({
    ready: false,
    checks: {
      database: { ok: true },
      changes: { ok: false, detail: expect.stringContaining("cannot be heard") as string },
    },
  });
  expect(await (await fetch(`${api.url}/metrics`)).text()).toContain("ajo_changes_heard 0");

  const groupId = await projectNewGroup(api.database, "Unheard");
  const read = async () => {
    const input = encodeURIComponent(JSON.stringify({ json: { groupId } }));
    return (await fetch(`${api.url}/trpc/group.byId?input=${input}`)).text();
  };
  expect(await read()).toContain("Unheard");
  await projectJoining(api.database, groupId, "Bayo", 1);
  expect(await read()).toContain(memberOf("Bayo"));
});
