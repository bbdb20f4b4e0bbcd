import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, it, onTestFinished, vi } from "vitest";
import { z } from "zod";
import { createRpc } from "./rpc";
import { RpcRefusal } from "./rpc-error";

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

interface Reply {
  status?: number;
  body?: unknown;
  text?: string;
  /** Cuts the connection instead of answering. */
  cut?: boolean;
}

/** An endpoint that gives these replies in turn, the last one for ever. Counts what it was asked. */
async function endpoint(...replies: Reply[]) {
  const asked: unknown[] = [];
  const server = createServer((request, response) => {
    let text = "";
    request.on("data", (chunk: Buffer) => (text += chunk.toString()));
    request.on("end", () => {
      const reply = replies[Math.min(asked.length, replies.length - 1)]!;
      asked.push(JSON.parse(text));
      if (reply.cut === true) return request.socket.destroy();
      // One connection each: one that is kept could close in the very moment it is used again.
      response.writeHead(reply.status ?? 200, { "content-type": "application/json", connection: "close" });
      response.end(reply.text ?? JSON.stringify({ jsonrpc: "2.0", id: 1, ...(reply.body as object) }));
    });
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/key-of-ours`, asked };
}

/** An address where nobody listens. */
async function nobody() {
  const { url } = await endpoint({});
  await new Promise((resolve) => servers.pop()!.close(resolve));
  return url;
}

const answer = (value: number): Reply => ({ body: { result: { value } } });
const schema = z.object({ value: z.number() });
/** More time than any machine takes: that it runs out is tested where it does. */
const options = { timeoutMs: 600_000, pause: () => Promise.resolve() };

describe("createRpc", () => {
  it("asks in JSON-RPC 2.0 with named parameters", async () => {
    const { url, asked } = await endpoint(answer(1));
    await createRpc({ ...options, urls: [url] }).ask("getHealth", { a: 1 }, schema);
    expect(asked).toEqual([{ jsonrpc: "2.0", id: 1, method: "getHealth", params: { a: 1 } }]);
  });

  it("asks again when a connection breaks, an endpoint is overloaded or has a fault of its own", async () => {
    const fault = { body: { error: { code: -32603, message: "database is locked" } } };
    const { url, asked } = await endpoint({ cut: true }, { status: 429, text: "slow down" }, answer(2));
    expect(await createRpc({ ...options, urls: [url] }).ask("getHealth", {}, schema)).toEqual({ value: 2 });
    expect(asked).toHaveLength(3);
    const other = await endpoint(fault, answer(3));
    expect(await createRpc({ ...options, urls: [other.url] }).ask("getHealth", {}, schema)).toEqual({
      value: 3,
    });
  });

  it("tells when an attempt that it repeats may have been acted on", async () => {
    const { url } = await endpoint({ cut: true }, answer(1));
    let unanswered = 0;
    const count = () => (unanswered += 1);
    const urls = [await nobody(), url];
    await createRpc({ ...options, urls }).ask("sendTransaction", {}, schema, count);
    expect(unanswered).toBe(1);
  });

  it("passes to the next endpoint, and stays there", async () => {
    const bad = await endpoint({ status: 503 });
    const good = await endpoint(answer(4));
    const rpc = createRpc({ ...options, urls: [bad.url, good.url] });
    await rpc.ask("getHealth", {}, schema);
    await rpc.ask("getHealth", {}, schema);
    expect([bad.asked.length, good.asked.length]).toEqual([1, 2]);
  });

  it("leaves time for the others when one endpoint is silent", async () => {
    const asked: unknown[] = [];
    const silent = createServer((request) => asked.push(request.url));
    servers.push(silent);
    await new Promise<void>((resolve) => silent.listen(0, "127.0.0.1", resolve));
    onTestFinished(() => silent.closeAllConnections());
    const good = await endpoint(answer(5));
    const urls = [`http://127.0.0.1:${(silent.address() as AddressInfo).port}`, good.url];
    // Time is up for whoever is silent once it has been asked, and for nobody else.
    const granted: number[] = [];
    vi.spyOn(AbortSignal, "timeout").mockImplementation((milliseconds) => {
      const controller = new AbortController();
      if (granted.push(milliseconds) === 1)
        silent.once("request", () => controller.abort(new DOMException("time is up", "TimeoutError")));
      return controller.signal;
    });
    onTestFinished(() => void vi.restoreAllMocks());
    expect(await createRpc({ ...options, urls }).ask("getHealth", {}, schema)).toEqual({ value: 5 });
    expect(asked).toHaveLength(1);
    expect(granted[0]).toBeLessThanOrEqual(options.timeoutMs / 2);
  });

  it("takes a refusal for final", async () => {
    const { url, asked } = await endpoint({
      body: { error: { code: -32602, message: "invalid parameters" } },
    });
    const refused = createRpc({ ...options, urls: [url] }).ask("getEvents", {}, schema);
    await expect(refused).rejects.toBeInstanceOf(RpcRefusal);
    await expect(refused).rejects.toMatchObject({ code: -32602 });
    expect(asked).toHaveLength(1);
  });

  it("says that the chain is unavailable when nobody answers sense, without telling keys in URLs", async () => {
    for (const reply of [{ text: "<html>" }, { body: { result: { value: "no number" } } }, { status: 500 }]) {
      const { url } = await endpoint(reply);
      const failed = createRpc({ ...options, urls: [url] }).ask("getHealth", {}, schema);
      await expect(failed).rejects.toMatchObject({ code: "ChainUnavailable", data: { delivered: "maybe" } });
      await expect(failed).rejects.not.toThrow("key-of-ours");
    }
  });

  it("knows when a request certainly reached nobody", async () => {
    const failed = createRpc({ ...options, urls: [await nobody()] }).ask("sendTransaction", {}, schema);
    await expect(failed).rejects.toMatchObject({ code: "ChainUnavailable", data: { delivered: "no" } });
  });
});
