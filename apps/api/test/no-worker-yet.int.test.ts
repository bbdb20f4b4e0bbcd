import pino from "pino";
import { afterAll, beforeAll, expect, it } from "vitest";
import { environmentSchema } from "../src/env";
import { startApi, type Api } from "../src/start-api";
import { beginProjection, keyOf } from "./sample-group";
import { signInAs } from "./sign-in-as";
import { createTestDatabase, testEnvironment } from "./start-test-api";
import { TestChain } from "./test-chain";

let api: Api;
beforeAll(async () => {
  const environment = { ...testEnvironment(await createTestDatabase()), MAIL_DIRECTORY: "never-written-to" };
  api = await startApi(environmentSchema.parse(environment), pino({ level: "silent" }), new TestChain().port);
  await beginProjection(api.database);
});
afterAll(() => api.stop());

it("refuses to send a letter by name while no worker has made the queue, and keeps nothing of it", async () => {
  const { address, client } = await signInAs(keyOf("Ada"), api.url);
  await expect(
    client.notification.setEmail.mutate({ email: "ada@example.org", language: "en" }),
  ).rejects.toMatchObject({ data: { ajo: { code: "DatabaseUnavailable" }, httpStatus: 503 } });
  expect(await api.database.mailboxes.find(address)).toBeNull();
  expect((await client.profile.export.query()).mailbox).toBeNull();
});
