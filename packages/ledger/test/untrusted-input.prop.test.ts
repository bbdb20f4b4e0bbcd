/** Nothing that anyone sends stops the server, makes it hang, or gets an answer that is not one. */
import { connect } from "node:net";
import { Asset, Operation, xdr } from "@stellar/stellar-sdk";
import fc from "fast-check";
import { afterAll, beforeAll, expect, it } from "vitest";
import { rpcMethods } from "../src/rpc/methods";
import { fuzzFactor } from "./env";
import { startWorld, type World } from "./world";

let world: World;
const faults: unknown[] = [];

beforeAll(async () => {
  world = await startWorld({ onFault: (fault) => faults.push(fault) });
});
afterAll(() => world.stop());

/** Control methods change the network for good; they have their own tests. */
const methods = [...rpcMethods.keys()].filter((name) => !name.startsWith("ledger_"));

async function post(body: string | Uint8Array): Promise<{ status: number; text: string }> {
  const response = await fetch(world.running.url, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body,
  });
  return { status: response.status, text: await response.text() };
}

async function stillAnswers(): Promise<void> {
  const { text } = await post('{"jsonrpc":"2.0","id":1,"method":"getHealth"}');
  expect(JSON.parse(text)).toMatchObject({ result: { status: "healthy" } });
  expect(faults).toEqual([]);
}

const fields = [
  "hash",
  "keys",
  "transaction",
  "startLedger",
  "endLedger",
  "filters",
  "pagination",
  "cursor",
  "limit",
];
const params = fc.oneof(
  fc.jsonValue(),
  fc.dictionary(
    fc.constantFrom(...fields, "xdrFormat", "authMode", "type", "topics", "contractIds"),
    fc.jsonValue(),
  ),
);

it("any JSON is answered as JSON-RPC", { timeout: 60_000 * fuzzFactor }, async () => {
  await fc.assert(
    fc.asyncProperty(fc.oneof(fc.constantFrom(...methods), fc.string()), params, async (method, given) => {
      const { status, text } = await post(JSON.stringify({ jsonrpc: "2.0", id: 7, method, params: given }));
      expect(status).toBe(200);
      const reply = JSON.parse(text) as { id: unknown; error?: { code: number } };
      expect(reply.id).toBe(7);
      // -32603 is for keys that are missing; anything else of the server's own making would be a fault.
      if (reply.error !== undefined) expect([-32600, -32601, -32602, -32603]).toContain(reply.error.code);
    }),
    { numRuns: 300 * fuzzFactor },
  );
  await stillAnswers();
});

it("any bytes as a body are answered", { timeout: 60_000 * fuzzFactor }, async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 500 }), async (body) => {
      const { status } = await post(body);
      expect([200, 204, 500]).toContain(status);
    }),
    { numRuns: 100 * fuzzFactor },
  );
  await stillAnswers();
});

it("any XDR is refused or simulated, never a fault", { timeout: 60_000 * fuzzFactor }, async () => {
  const ada = await world.person();
  const operation = Operation.createStellarAssetContract({ asset: Asset.native() });
  const sound = Buffer.from((await world.build(ada, [operation])).toEnvelope().toXdr());
  const mutation = fc.record({ at: fc.nat(sound.length - 1), byte: fc.nat(255), cut: fc.nat(sound.length) });
  await fc.assert(
    fc.asyncProperty(
      fc.array(mutation, { minLength: 1, maxLength: 4 }),
      fc.boolean(),
      async (mutations, cut) => {
        const bytes = Buffer.from(sound);
        for (const { at, byte } of mutations) bytes[at] = byte;
        const transaction = bytes.subarray(0, cut ? mutations[0]!.cut : bytes.length).toString("base64");
        for (const method of ["sendTransaction", "simulateTransaction"]) {
          const { status } = await post(
            JSON.stringify({ jsonrpc: "2.0", id: 1, method, params: { transaction } }),
          );
          expect(status).toBe(200);
        }
      },
    ),
    { numRuns: 300 * fuzzFactor },
  );
  await stillAnswers();
});

it("a body of more than 512 KiB is refused", async () => {
  const { status } = await post(
    `{"jsonrpc":"2.0","id":1,"method":"getHealth","params":{"x":"${"x".repeat(600_000)}"}}`,
  );
  expect(status).toBe(413);
  await stillAnswers();
});

it("deeply nested JSON and XDR do not exhaust the stack", async () => {
  const deep = "[".repeat(100_000) + "]".repeat(100_000);
  const { status } = await post(`{"jsonrpc":"2.0","id":1,"method":"getHealth","params":${deep}}`);
  expect([200, 500]).toContain(status);
  // ScVal vectors within vectors: present, one element, and so on.
  const nested = Buffer.concat(
    Array.from({ length: 5_000 }, () => Buffer.from("000000100000000100000001", "hex")),
  );
  const key = Buffer.concat([Buffer.from("0000000600000001", "hex"), Buffer.alloc(32), nested]).toString(
    "base64",
  );
  const { text } = await post(
    JSON.stringify({ jsonrpc: "2.0", id: 1, method: "getLedgerEntries", params: { keys: [key] } }),
  );
  expect(JSON.parse(text)).toMatchObject({ error: { code: -32602 } });
  await stillAnswers();
});

it("a connection that is dropped halfway is forgotten", async () => {
  const { hostname, port } = new URL(world.running.url);
  await new Promise<void>((resolve, reject) => {
    const socket = connect(Number(port), hostname, () => {
      socket.write(
        "POST / HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 1000\r\n\r\n{",
      );
      socket.destroy();
    });
    socket.once("close", () => resolve());
    socket.once("error", reject);
  });
  await stillAnswers();
});

it("values nested deeper than anyone reads are refused, and no fault", async () => {
  const ada = await world.person();
  const contract = Asset.native().contractId(world.passphrase);
  const marker = xdr.ScVal.scvU32(0x0a0b0c0d);
  const call = Operation.invokeContractFunction({ contract, function: "name", args: [marker] });
  const envelope = Buffer.from((await world.build(ada, [call])).toEnvelope().toXdr());
  const at = envelope.indexOf(Buffer.from(marker.toXdr()));
  for (const depth of [150, 250, 600, 20_000]) {
    // ScVal { type 16 (vec), present, length 1, ... } around nothing.
    const nested = Buffer.concat([
      Buffer.from("000000100000000100000001".repeat(depth), "hex"),
      Buffer.from(xdr.ScVal.scvVoid().toXdr()),
    ]);
    const deep = Buffer.concat([envelope.subarray(0, at), nested, envelope.subarray(at + 8)]);
    const params = { transaction: deep.toString("base64") };
    const ask = async (method: string) =>
      JSON.parse((await post(JSON.stringify({ jsonrpc: "2.0", id: 1, method, params }))).text) as unknown;
    expect(await ask("simulateTransaction")).toMatchObject({
      result: { error: expect.any(String) as string },
    });
    expect(JSON.stringify(await ask("sendTransaction"))).toMatch(/invalid_xdr|"status":"ERROR"/);
  }
  await stillAnswers();
});
