import { appRouter } from "@ajo/router";
import { AJO_ERROR_CODES, memberAddressSchema, type GroupId } from "@ajo/schemas";
import type { AnyTRPCProcedure } from "@trpc/server";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { z } from "zod";
import pino from "pino";
import { createWorld, type World } from "@ajo/testing";
import { environmentSchema } from "../src/env";
import { startApi, type Api } from "../src/start-api";
import { bodyWith, nearlyFitting } from "./nearly-fitting";
import { clientAt, signInAs } from "./sign-in-as";
import { networkEnvironment } from "./start-test-api";

const RUNS = 12;
/** Ends the very session that the others are tried with. */
const ENDS_SESSIONS = new Set(["auth.signOut", "profile.forget"]);

const called = Object.entries(appRouter._def.procedures as unknown as Record<string, AnyTRPCProcedure>)
  .map(([path, { _def }]) => ({ path, type: _def.type, input: _def.inputs[0] as z.ZodType | undefined }))
  .filter(({ path, type }) => type !== "subscription" && !ENDS_SESSIONS.has(path));

let world: World;
let api: Api;
let accessToken: string;
/** Things that somewhere are what is asked for. */
let known: string[];
let running: GroupId;
beforeAll(async () => {
  world = await createWorld({ withDatabase: true });
  const forming = await world.createGroup("Ada", { name: "Forming", startRule: "byOrganiser" });
  running = await world.createStartedGroup(["Ada", "Bayo"], { name: "Running" });
  const { hash } = await world.contribute("Ada", running);
  await world.project();
  const settings = { RATE_LIMIT_ANONYMOUS: "100000", RATE_LIMIT_SIGNED_IN: "100000" };
  api = await startApi(
    environmentSchema.parse({ ...networkEnvironment(world.network, world.databaseUrl), ...settings }),
    pino({ level: "silent" }),
  );
  ({ accessToken } = await signInAs(world.keypair("Ada"), api.url));
  known = [
    ...[forming, running, world.address("Ada"), world.address("Bayo"), world.address("Chidi")],
    ...[
      world.usdc.contractId,
      world.network.factoryId,
      hash,
      "Running",
      "Africa/Lagos",
      "ada@ajo.test",
      "AAAA",
    ],
  ];
});
afterAll(async () => {
  await api.stop();
  await world.close();
});

interface Refusal {
  error?: { json?: { data?: { ajo?: { code?: string } } } };
}

async function send(path: string, type: string, body: string, headers: Record<string, string>) {
  const url = `${api.url}/trpc/${path}`;
  return type === "query"
    ? fetch(`${url}?input=${encodeURIComponent(body.replace(/\p{Surrogate}/gu, "?"))}`, { headers })
    : fetch(url, { method: "POST", body, headers: { ...headers, "content-type": "application/json" } });
}

describe("whatever is sent, with a session or without", () => {
  it.each(called)("to $path, it is done or refused by name", async ({ path, type, input }) => {
    const body = bodyWith(input === undefined ? fc.jsonValue() : nearlyFitting(input, known));
    await fc.assert(
      fc.asyncProperty(body, fc.boolean(), async (sent, signedIn) => {
        const headers: Record<string, string> = signedIn ? { authorization: `Bearer ${accessToken}` } : {};
        const response = await send(path, type, sent, headers);
        const said = (await response.json()) as Refusal;
        if (response.ok) return;
        const code = said.error?.json?.data?.ajo?.code;
        expect(AJO_ERROR_CODES).toContain(code);
        expect(response.status, code).toBeLessThan(500);
      }),
      { numRuns: RUNS },
    );
  });
});

it("a group and a member of the same address have statistics of their own: contracts can be members", async () => {
  const client = clientAt(api.url);
  const ofGroup = () => client.group.statistics.query({ groupId: running });
  const ofMember = () => client.member.statistics.query({ address: memberAddressSchema.parse(running) });
  expect((await ofGroup()).data).toMatchObject({ paidOnTime: 1 });
  expect((await ofMember()).data).toMatchObject({ groups: 0, paidOnTime: 0 });
  expect((await ofGroup()).data).toMatchObject({ paidOnTime: 1 });
});
