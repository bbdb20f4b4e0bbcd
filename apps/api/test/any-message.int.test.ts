import fc from "fast-check";
import { once } from "node:events";
import { afterAll, beforeAll, expect, it, onTestFinished, vi } from "vitest";
import { WebSocket } from "ws";
import { PROCEDURE_PATHS } from "../src/trpc/procedures";
import { memberOf, projectJoining, projectNewGroup } from "./sample-group";
import { startTestApi, type TestApi } from "./start-test-api";

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.end());

/** What a client of tRPC sends, nearly: each part may be right, of another kind, or left out. */
function messageArbitrary(groupId: string): fc.Arbitrary<string | Uint8Array> {
  const id = fc.oneof(fc.integer({ min: 1, max: 5 }), fc.constantFrom(null, "1", -1, 1e308));
  const input = fc.oneof(
    fc.constantFrom(
      { json: { groupId } },
      { json: { address: memberOf("Ada") } },
      { json: null },
      "__proto__",
    ),
    fc.jsonValue(),
  );
  const path = fc.constantFrom("group.onChange", "member.onChange", ...PROCEDURE_PATHS, "constructor", "");
  const eventId = fc.constantFrom(undefined, "7", "9223372036854775807-9999999999", "0123456789abcdef.7", {
    id: 1,
  });
  const call = fc.record(
    {
      id,
      jsonrpc: fc.constantFrom("2.0", 2),
      method: fc.constantFrom(
        "query",
        "mutation",
        "subscription",
        "subscription",
        "subscription.stop",
        "toString",
      ),
      params: fc.record({ path, input, lastEventId: eventId }, { requiredKeys: [] }),
    },
    { requiredKeys: [] },
  );
  const subscribing = fc.record({
    id: fc.integer({ min: 1, max: 5 }),
    method: fc.constant("subscription"),
    params: fc.constant({ path: "group.onChange", input: { json: { groupId } } }),
  });
  const text = fc.oneof(
    { weight: 8, arbitrary: call.map((one) => JSON.stringify(one)) },
    { weight: 3, arbitrary: subscribing.map((one) => JSON.stringify(one)) },
    fc.array(call, { maxLength: 5 }).map((batch) => JSON.stringify(batch)),
    fc.json(),
    fc.constantFrom("PING", "PONG", "", "{", "[".repeat(10_000)),
  );
  return fc.oneof({ weight: 9, arbitrary: text }, fc.uint8Array({ maxLength: 64 }));
}

it("a WebSocket survives any message, and leaves nothing open when it is cut off", async () => {
  const groupId = await projectNewGroup(api.database, "Any message");
  const unheard = vi.fn();
  process.on("unhandledRejection", unheard);
  onTestFinished(() => void process.off("unhandledRejection", unheard));
  let seats = 0;
  const talk = fc.array(messageArbitrary(groupId), { minLength: 1, maxLength: 30 });
  await fc.assert(
    fc.asyncProperty(talk, async (messages) => {
      const socket = new WebSocket(`${api.url.replace("http", "ws")}/trpc`);
      await once(socket, "open");
      for (const message of messages) socket.send(message);
      if (seats < 2) await projectJoining(api.database, groupId, `Joins ${seats}`, (seats += 1));
      // Everything before it has been heard when it is answered.
      const answered = once(socket, "pong");
      socket.ping();
      await Promise.race([answered, once(socket, "close")]);
      socket.terminate();
    }),
    { numRuns: 100 },
  );
  await expect.poll(() => api.dependencies.changes.subscribers, { timeout: 20_000 }).toBe(0);
  expect((await fetch(`${api.url}/health/live`)).status).toBe(200);
  expect(unheard).not.toHaveBeenCalled();
});
