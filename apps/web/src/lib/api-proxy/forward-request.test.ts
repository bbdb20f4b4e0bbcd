import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, expect, test } from "vitest";
import { forwardRequest } from "./forward-request";

let server: Server | undefined;
afterEach(() => {
  server?.closeAllConnections();
  server?.close();
});

async function api(listener: RequestListener): Promise<string> {
  server = createServer(listener);
  await new Promise<void>((resolve) => server?.listen(0, "127.0.0.1", resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

test("an answer comes back with its status, cookies and validators; cookies and bodies go there", async () => {
  const base = await api((request, response) => {
    let body = "";
    request.on("data", (chunk: Buffer) => (body += chunk.toString()));
    request.on("end", () => {
      response.writeHead(201, {
        "content-type": "application/json",
        etag: '"1"',
        "set-cookie": ["a=1; HttpOnly", "b=2"],
        "x-secret": "kept",
      });
      response.end(
        JSON.stringify({
          method: request.method,
          cookie: request.headers.cookie,
          body,
          hop: request.headers["x-hop"],
        }),
      );
    });
  });
  const answer = await forwardRequest(
    new Request("http://web/api/trpc/x", {
      method: "POST",
      body: "hello",
      headers: { cookie: "ajo_session=1", "x-hop": "no" },
    }),
    `${base}/trpc/x`,
  );
  expect(answer.status).toBe(201);
  expect(answer.headers.getSetCookie()).toEqual(["a=1; HttpOnly", "b=2"]);
  expect(answer.headers.get("etag")).toBe('"1"');
  expect(answer.headers.get("x-secret")).toBeNull();
  expect(await answer.json()).toEqual({ method: "POST", cookie: "ajo_session=1", body: "hello" });
});

test("an event arrives while the stream is still open, marked so that nobody buffers it; leaving closes the stream", async () => {
  let closed: () => void = () => undefined;
  const whenClosed = new Promise<void>((resolve) => (closed = resolve));
  const base = await api((_request, response) => {
    response.writeHead(200, { "content-type": "text/event-stream" });
    response.write("data: first\n\n");
    response.on("close", closed);
  });
  const leaving = new AbortController();
  const answer = await forwardRequest(
    new Request("http://web/api/trpc/onChange", { signal: leaving.signal }),
    `${base}/trpc/onChange`,
  );
  expect(answer.headers.get("cache-control")).toContain("no-transform");
  const first = await answer.body?.getReader().read();
  expect(new TextDecoder().decode(first?.value)).toBe("data: first\n\n");
  leaving.abort();
  await whenClosed;
});

test("an API that cannot be reached is 502, and a body that is too large is 413 without asking it", async () => {
  const base = await api((_request, response) => response.end());
  await new Promise((resolve) => server?.close(resolve));
  expect((await forwardRequest(new Request("http://web/x"), `${base}/trpc/x`)).status).toBe(502);
  const large = new Request("http://web/x", { method: "POST", body: "x".repeat(300_001) });
  expect((await forwardRequest(large, `${base}/trpc/x`)).status).toBe(413);
});
