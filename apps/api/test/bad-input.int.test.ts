import type { AppRouter } from "@ajo/router";
import { walletAddressSchema } from "@ajo/schemas";
import { createTRPCClient, httpLink } from "@trpc/client";
import superjson from "superjson";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { groupIdOf, keyOf } from "./sample-group";
import { startTestApi, WEB_ORIGIN, type TestApi } from "./start-test-api";

let api: TestApi;
let base: string;
beforeAll(async () => {
  api = await startTestApi();
  base = `${api.url}/trpc`;
});
afterAll(() => api.end());

interface Failed {
  error: {
    json: {
      message: string;
      data: {
        httpStatus: number;
        stack?: string;
        ajo: { code: string; message: string; data: Record<string, string> };
      };
    };
  };
}
/** Sends what no typed client would. */
async function failing(
  url: string,
  init?: RequestInit,
): Promise<{ status: number; ajo: Failed["error"]["json"]["data"]["ajo"]; raw: string }> {
  const response = await fetch(url, init);
  const raw = await response.text();
  return { status: response.status, ajo: (JSON.parse(raw) as Failed).error.json.data.ajo, raw };
}
const query = (path: string, input: unknown) =>
  `${base}/${path}?input=${encodeURIComponent(JSON.stringify({ json: input }))}`;
const post = (body: string, type = "application/json"): RequestInit => ({
  method: "POST",
  body,
  headers: { "content-type": type },
});

describe("input that does not fit", () => {
  it("names the field and what it should be", async () => {
    const { status, ajo } = await failing(query("group.byId", { groupId: "CABC" }));
    expect(status).toBe(400);
    expect(ajo).toEqual({
      code: "InvalidInput",
      message: "groupId: not a contract address (C...)",
      data: { fields: "groupId", groupId: "not a contract address (C...)" },
    });
  });

  it("tells an account from a contract", async () => {
    const { ajo } = await failing(query("group.byId", { groupId: keyOf("Ada").publicKey() }));
    expect(ajo.code).toBe("InvalidInput");
  });

  it("names every field at once, nested ones by their path", async () => {
    const body = JSON.stringify({ json: { source: "nobody", salt: "short", config: { name: "" } } });
    const { ajo } = await failing(`${base}/group.prepareCreate`, post(body));
    expect(ajo.data["fields"]?.split(",")).toEqual(
      expect.arrayContaining(["source", "salt", "config.name", "config.contribution"]),
    );
  });

  it("names a cursor that no list gave out", async () => {
    const { status, ajo } = await failing(query("group.list", { cursor: "made-up" }));
    expect([status, ajo.code]).toEqual([400, "InvalidInput"]);
  });

  it.each([
    ["no JSON at all", () => failing(`${base}/group.byId?input=nonsense`), 400],
    ["a body that is no JSON", () => failing(`${base}/auth.challenge`, post("{")), 400],
    [
      "a form of another site",
      () => failing(`${base}/auth.challenge`, post("address=G", "application/x-www-form-urlencoded")),
      415,
    ],
    ["plain text", () => failing(`${base}/auth.challenge`, post("{}", "text/plain")), 415],
    [
      "a body without end",
      () =>
        failing(`${base}/transaction.submit`, post(JSON.stringify({ json: { xdr: "A".repeat(600_000) } }))),
      413,
    ],
    [
      "an envelope larger than the network takes",
      () =>
        failing(`${base}/transaction.submit`, post(JSON.stringify({ json: { xdr: "A".repeat(200_000) } }))),
      400,
    ],
    ["a mutation by GET", () => failing(query("auth.challenge", { address: keyOf("Ada").publicKey() })), 405],
  ])("refuses %s", async (_what, send, status) => {
    const failure = await send();
    expect([failure.status, failure.ajo.code]).toEqual([status, "InvalidInput"]);
  });

  it("says that an unknown procedure is not available", async () => {
    const { status, ajo } = await failing(query("group.destroy", {}));
    expect([status, ajo.code]).toEqual([404, "NotAvailable"]);
    const elsewhere = await fetch(`${api.url}/admin`);
    expect([elsewhere.status, await elsewhere.json()]).toMatchObject([
      404,
      { error: { code: "NotAvailable" } },
    ]);
  });

  it("never shows a stack", async () => {
    const { raw } = await failing(query("group.byId", { groupId: 7 }));
    expect(raw).not.toMatch(/stack|node_modules|\.ts:/);
  });
});

describe("errors with a name", () => {
  const client = () =>
    createTRPCClient<AppRouter>({ links: [httpLink({ url: base, transformer: superjson })] });

  it("reach the client with their facts", async () => {
    const joining = client().group.prepareJoin.mutate({
      source: walletAddressSchema.parse(keyOf("Ada").publicKey()),
      groupId: groupIdOf("Any"),
    });
    await expect(joining).rejects.toMatchObject({
      data: { httpStatus: 422, ajo: { code: "GroupFull", data: { maxMembers: "3" } } },
    });
  });

  it("say that this network's time cannot be moved", async () => {
    await expect(client().network.advanceTime.mutate({ seconds: 60 })).rejects.toMatchObject({
      data: { httpStatus: 412, ajo: { code: "NotAvailable" } },
    });
  });

  it("say that the chain is down, for reading what nobody knows and for writing", async () => {
    api.chain.down = true;
    const down = { data: { httpStatus: 503, ajo: { code: "ChainUnavailable" } } };
    await expect(client().group.byId.query({ groupId: groupIdOf("Only on chain") })).rejects.toMatchObject(
      down,
    );
    await expect(client().transaction.submit.mutate({ xdr: "AAAA" })).rejects.toMatchObject(down);
    expect((await fetch(`${api.url}/health/ready`)).status).toBe(503);
    api.chain.down = false;
    await api.dependencies.watch.ask();
    expect((await fetch(`${api.url}/health/ready`)).status).toBe(200);
  });
});

describe("pages of other sites", () => {
  const from = (origin: string) => fetch(`${base}/network.info`, { headers: { origin } });

  it("may read what is public, without cookies", async () => {
    const response = await from("https://other.test");
    expect(response.headers.get("access-control-allow-origin")).toBe("*");
    expect(response.headers.get("access-control-allow-credentials")).toBeNull();
  });

  it("may not write", async () => {
    const preflight = await fetch(`${base}/auth.signOut`, {
      method: "OPTIONS",
      headers: {
        origin: "https://other.test",
        "access-control-request-method": "POST",
        "access-control-request-headers": "content-type",
      },
    });
    expect(preflight.headers.get("access-control-allow-origin")).toBeNull();
  });

  it("are not the web app, which may do both", async () => {
    expect((await from(WEB_ORIGIN)).headers.get("access-control-allow-credentials")).toBe("true");
    const preflight = await fetch(`${base}/auth.signOut`, {
      method: "OPTIONS",
      headers: {
        origin: WEB_ORIGIN,
        "access-control-request-method": "POST",
        "access-control-request-headers": "content-type",
      },
    });
    expect([
      preflight.status,
      preflight.headers.get("access-control-allow-origin"),
      preflight.headers.get("access-control-allow-methods"),
    ]).toEqual([204, WEB_ORIGIN, "GET, POST"]);
  });
});

describe("pages for machines", () => {
  it("say that the server lives and is ready", async () => {
    expect(await (await fetch(`${api.url}/health/live`)).json()).toEqual({ live: true });
    await expect
      .poll(async () => (await fetch(`${api.url}/health/ready`)).json())
      .toMatchObject({
        ready: true,
        checks: {
          changes: { ok: true, detail: "are heard" },
          database: { ok: true },
          chain: { ok: true, detail: "at ledger 3" },
          indexer: { ok: true, detail: "at ledger 0, 3 behind" },
        },
      });
  });

  it("count calls by outcome", async () => {
    await failing(query("group.byId", { groupId: "CABC" }));
    const metrics = await (await fetch(`${api.url}/metrics`)).text();
    expect(metrics).toMatch(/ajo_call_duration_seconds_count\{path="group.byId"\} \d+/);
    expect(metrics).toMatch(/ajo_calls_total\{path="group.byId",outcome="InvalidInput"\} \d+/);
  });

  it("tell wallets who signs challenges (SEP-1)", async () => {
    const response = await fetch(`${api.url}/.well-known/stellar.toml`);
    expect(response.headers.get("content-type")).toContain("text/plain");
    expect(response.headers.get("access-control-allow-origin")).toBe("*");
    expect(await response.text()).toContain(`SIGNING_KEY="${keyOf("server").publicKey()}"`);
  });
});
