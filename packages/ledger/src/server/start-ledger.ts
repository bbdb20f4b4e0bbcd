import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { DEFAULT_PASSPHRASE } from "../engine/genesis";
import { Ledger } from "../engine/ledger";
import type { ClockState } from "../engine/network-clock";
import { Friendbot } from "../friendbot/friendbot";
import { loadSorobanHost } from "../host";
import { createHttpServer } from "../http/http-server";
import { memoryStore, openDirectoryStore } from "../storage/ledger-store";

export const VERSION = "0.1.0";
/** A week of ledgers: stellar-rpc's default. Only ledgers with transactions count here. */
export const DEFAULT_RETENTION = 120_960;

export interface StartOptions {
  /** 0 (the default) for any free port. */
  readonly port?: number;
  readonly hostname?: string;
  /** Directory to keep the ledger in. Without one it lives in memory, and ends with the process. */
  readonly dataDir?: string;
  readonly passphrase?: string;
  /** How many ledgers with transactions to keep. */
  readonly retention?: number;
  /** When ledgers close; only for a new ledger. Tests that count ledgers want `{ intervalSeconds: 0 }`. */
  readonly mining?: Partial<Pick<ClockState, "automine" | "intervalSeconds">>;
  /** Close time of a new ledger's first ledger, Unix seconds; default now. */
  readonly genesisTime?: number;
  /** Where the compiled Soroban host lies, if not beside the code. */
  readonly hostWasmPath?: string;
  readonly onFault?: (error: unknown) => void;
}

export interface RunningLedger {
  /** Where JSON-RPC is answered, for instance http://127.0.0.1:8000. */
  readonly url: string;
  readonly friendbotUrl: string;
  readonly passphrase: string;
  readonly ledger: Ledger;
  /** Stops, tidily: the next start is a quick one. */
  close(): Promise<void>;
  /** Stops as a kill would: nothing more is written. For tests of what survives. */
  abandon(): Promise<void>;
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
  const passphrase = options.passphrase ?? DEFAULT_PASSPHRASE;
  const onFault = options.onFault ?? ((error: unknown) => console.error(error));
  const host = await loadSorobanHost({
    onTrap: onFault,
    ...(options.hostWasmPath === undefined ? {} : { wasmPath: options.hostWasmPath }),
  });
  const store = options.dataDir === undefined ? memoryStore() : await openDirectoryStore(options.dataDir);
  const ledger = await openLedger();
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
    close: async () => {
      await stopServing(server, GRACE_MS);
      await ledger.close();
    },
    abandon: async () => {
      await stopServing(server, 0);
      await ledger.abandon();
    },
  };

  async function openLedger(): Promise<Ledger> {
    try {
      return await Ledger.open({
        passphrase,
        host,
        store,
        retention: options.retention ?? DEFAULT_RETENTION,
        onFault,
        ...(options.mining === undefined ? {} : { clock: options.mining }),
        ...(options.genesisTime === undefined ? {} : { genesisTime: options.genesisTime }),
      });
    } catch (error) {
      await store.close();
      throw error;
    }
  }
}
