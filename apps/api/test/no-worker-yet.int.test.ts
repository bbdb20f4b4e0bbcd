import type { AppRouter } from "@ajo/router";
import { walletAddressSchema } from "@ajo/schemas";
import { TransactionBuilder } from "@stellar/stellar-sdk";
import { createTRPCClient, httpLink } from "@trpc/client";
import pino from "pino";
import superjson from "superjson";
import { afterAll, beforeAll, expect, it } from "vitest";
import { environmentSchema } from "../src/env";
import { startApi, type Api } from "../src/start-api";
import { beginProjection, keyOf } from "./sample-group";
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
  const ada = keyOf("Ada");
  const address = walletAddressSchema.parse(ada.publicKey());
  const clientWith = (headers: Record<string, string>) =>
    createTRPCClient<AppRouter>({
      links: [httpLink({ url: `${api.url}/trpc`, transformer: superjson, headers })],
    });
  const challenge = await clientWith({}).auth.challenge.mutate({ address });
  const transaction = TransactionBuilder.fromXdr(challenge.xdr, challenge.networkPassphrase);
  transaction.sign(ada);
  const { accessToken } = await clientWith({}).auth.verify.mutate({ xdr: transaction.toXdr() });
  const client = clientWith({ authorization: `Bearer ${accessToken}` });
  await expect(
    client.notification.setEmail.mutate({ email: "ada@example.org", language: "en" }),
  ).rejects.toMatchObject({ data: { ajo: { code: "DatabaseUnavailable" }, httpStatus: 503 } });
  expect(await api.database.mailboxes.find(address)).toBeNull();
  expect((await client.profile.export.query()).mailbox).toBeNull();
});
