import type { AddressInfo } from "node:net";
import type { Ledger } from "../engine/ledger";
import { Friendbot } from "../friendbot/friendbot";
import { createHttpServer } from "../http/http-server";
import type { RecordedExchange } from "./recorded-exchanges";

/** What a server answered, as far as it is compared. */
export interface HttpAnswer {
  status: number;
  contentType: string | null;
  /** Parsed if it is JSON. */
  body: unknown;
  /** Only those that the recording tells of. */
  headers: Record<string, string | null>;
}

/** A ledger behind its HTTP server, on a port of its own. */
export async function startServer(ledger: Ledger): Promise<{ url: string; stop: () => Promise<void> }> {
  const onFault = (fault: unknown): void => console.error(fault);
  const server = createHttpServer({ ledger, version: "", friendbot: new Friendbot(ledger), onFault });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  // A server that listens on a port has an address of this form.
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/`,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

export async function askServer(
  url: string,
  { request, answer: recorded }: RecordedExchange,
): Promise<HttpAnswer> {
  const response = await fetch(url, request);
  const contentType = response.headers.get("content-type");
  const text = await response.text();
  const body: unknown = contentType === "application/json" ? JSON.parse(text) : text;
  const headers = Object.keys(recorded.headers).map((name) => [name, response.headers.get(name)] as const);
  return { status: response.status, contentType, body, headers: Object.fromEntries(headers) };
}
