import { DEFAULT_PASSPHRASE } from "../engine/genesis";
import { Ledger } from "../engine/ledger";
import type { ClosedLedger } from "../engine/closed-ledger";
import type { ClockState } from "../engine/network-clock";
import { loadSorobanHost } from "../host";
import { memoryStore, openDirectoryStore } from "../storage/ledger-store";
import { chooseStart, type ForkOptions } from "./choose-start";

/** A week of ledgers: stellar-rpc's default. Only ledgers with transactions count here. */
export const DEFAULT_RETENTION = 120_960;

export interface OpenOptions {
  /** Directory to keep the ledger in. Without one it lives in memory, and ends with the process. */
  readonly dataDir?: string;
  readonly passphrase?: string;
  /** How many ledgers with transactions to keep. */
  readonly retention?: number;
  /** When ledgers close; only for a new ledger. Tests that count ledgers want `{ intervalSeconds: 0 }`. */
  readonly mining?: Partial<Pick<ClockState, "automine" | "intervalSeconds">>;
  /** Close time of a new ledger's first ledger, Unix seconds; default now. */
  readonly genesisTime?: number;
  /** A snapshot that a new ledger starts from: this program's own, or soroban-sdk's LedgerSnapshot as JSON. */
  readonly snapshot?: Uint8Array;
  /** Another network, whose entries are fetched when they are first needed. A stored fork goes on without being told. */
  readonly fork?: ForkOptions;
  /** Where the compiled Soroban host lies, if not beside the code. */
  readonly hostWasmPath?: string;
  /** Told of each ledger with transactions, once it is there for all to see. */
  readonly onClosed?: (ledger: ClosedLedger) => void;
  readonly onFault?: (error: unknown) => void;
}

/** Opens what a directory holds, or begins a new ledger in it or in memory; nothing is served yet. */
export async function openLedger(options: OpenOptions): Promise<Ledger> {
  const onFault = options.onFault ?? ((error: unknown) => console.error(error));
  const host = await loadSorobanHost({
    onTrap: onFault,
    ...(options.hostWasmPath === undefined ? {} : { wasmPath: options.hostWasmPath }),
  });
  const store = options.dataDir === undefined ? memoryStore() : await openDirectoryStore(options.dataDir);
  const { image } = store.recovered;
  try {
    const choice = await chooseStart({
      passphrase: options.passphrase,
      defaultPassphrase: image?.passphrase ?? DEFAULT_PASSPHRASE,
      dataDir: options.dataDir,
      goesOn: image !== null,
      fork: options.fork,
      snapshot: options.snapshot,
    });
    return await Ledger.open({
      ...choice,
      host,
      store,
      retention: options.retention ?? DEFAULT_RETENTION,
      onFault,
      ...(options.onClosed === undefined ? {} : { onClosed: options.onClosed }),
      ...(options.mining === undefined ? {} : { clock: options.mining }),
      ...(options.genesisTime === undefined ? {} : { genesisTime: options.genesisTime }),
    });
  } catch (error) {
    await store.close();
    throw error;
  }
}
