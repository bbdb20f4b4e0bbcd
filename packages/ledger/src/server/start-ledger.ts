import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { Ledger } from "../engine/ledger";
import { Friendbot } from "../friendbot/friendbot";
import { createHttpServer } from "../http/http-server";
import { answer } from "../rpc/json-rpc";
import { openLedger, type OpenOptions } from "./open-ledger";

export const VERSION = "0.1.0";

export interface StartOptions extends OpenOptions {
  /** 0 (the default) for any free port. */
  readonly port?: number;
  readonly hostname?: string;
}

export interface RunningLedger {
  /** Where JSON-RPC is answered, for instance http://127.0.0.1:8000. */
  readonly url: string;
  readonly friendbotUrl: string;
  readonly passphrase: string;
  readonly ledger: Ledger;
  /** Answers a JSON-RPC request as the server does, without a socket between: a `fetch` for clients in this process. */
  readonly fetch: (url: string, request: { readonly body: string }) => Promise<InProcessAnswer>;
  /** Stops, tidily: the next start is a quick one. */
  close(): Promise<void>;
  /** Stops as a kill would: nothing more is written. For tests of what survives. */
  abandon(): Promise<void>;
}

export interface InProcessAnswer {
  readonly status: number;
  readonly text: () => Promise<string>;
}

/** How long requests that are being answered may take when the server stops. */
const GRACE_MS = 2_000;

/** Takes no more requests, and lets those be answered that have come. */
async function stopServing(server: Server, graceMs: number): Promise<void> {
  await new Promise<void>((resolve) => {
    const timer = setTimeout(() => server.closeAllConnections(), graceMs);
    server.close(() => {
      clearTimeout(timer);
      resolve();
    });
    server.closeIdleConnections();
  });
}

/** Starts a ledger and its server in this process. */
export async function startLedger(options: StartOptions = {}): Promise<RunningLedger> {
  const onFault = options.onFault ?? ((error: unknown) => console.error(error));
  const ledger = await openLedger({ ...options, onFault });
  const { passphrase } = ledger;
  const hostname = options.hostname ?? "127.0.0.1";
  const server = createHttpServer({ ledger, version: VERSION, friendbot: new Friendbot(ledger), onFault });
  try {
    await new Promise<void>((resolve, reject) => {
      server.once("error", reject);
      server.listen(options.port ?? 0, hostname, resolve);
    });
  } catch (error) {
    await ledger.close();
    throw error;
  }
  const { port } = server.address() as AddressInfo;
  const url = `http://${hostname.includes(":") ? `[${hostname}]` : hostname}:${port}`;
  return {
    url,
    friendbotUrl: `${url}/friendbot`,
    passphrase,
    ledger,
    fetch: async (_url, { body }) => {
      const text = await answer(
        body,
        { ledger, version: VERSION, friendbotUrl: `${url}/friendbot` },
        onFault,
      );
      return { status: text === null ? 204 : 200, text: () => Promise.resolve(text ?? "") };
    },
    close: async () => {
      await stopServing(server, GRACE_MS);
      await ledger.close();
    },
    abandon: async () => {
      await stopServing(server, 0);
      await ledger.abandon();
    },
  };
}
