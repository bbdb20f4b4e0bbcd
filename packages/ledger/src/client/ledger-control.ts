/** A typed client for the methods that only this network has. */

/** Where the ledger stands. Times in Unix seconds. */
export interface LedgerPosition {
  readonly latestLedger: number;
  readonly closeTime: number;
  readonly automine: boolean;
  readonly intervalSeconds: number;
}

export interface LedgerControl {
  /** Lets time pass: one ledger for every 5 seconds. */
  advanceTime(seconds: number): Promise<LedgerPosition>;
  /** Closes so many ledgers, 5 seconds apart. */
  advanceLedgers(count: number): Promise<LedgerPosition>;
  /** Close time of the next ledger, Unix seconds; time goes on from there. */
  setNextCloseTime(closeTime: number): Promise<LedgerPosition>;
  /** `automine`: a ledger as soon as there is a transaction; `intervalSeconds`: one every so often anyway, 0 for never. */
  setMining(mining: { automine?: boolean; intervalSeconds?: number }): Promise<LedgerPosition>;
  /** Remembers everything, time included. */
  snapshot(): Promise<LedgerPosition & { readonly id: number }>;
  /** Goes back to a snapshot; later ones are forgotten. */
  revert(id: number): Promise<LedgerPosition>;
  /** The whole ledger as a file: `ajo`, exact, or `soroban`, soroban-sdk's LedgerSnapshot as JSON. */
  exportLedger(format?: "ajo" | "soroban"): Promise<Uint8Array>;
  /** Becomes the ledger of such a file, of either format; it goes on one ledger later. */
  importLedger(snapshot: Uint8Array): Promise<LedgerPosition>;
}

/** The ledger refused, or is not one that can be controlled. */
export class LedgerControlError extends Error {
  override name = "LedgerControlError";

  constructor(
    readonly code: number,
    message: string,
  ) {
    super(message);
  }
}

interface Reply<Result> {
  result?: Result;
  error?: { code: number; message: string; data?: string };
}

export function ledgerControl(url: string): LedgerControl {
  async function call<Result>(method: string, params: object): Promise<Result> {
    const response = await fetch(new URL("/control", url), {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ jsonrpc: "2.0", id: 1, method: `ledger_${method}`, params }),
    });
    // The shape is the server's own, of this same version.
    const reply = (await response.json()) as Reply<Result>;
    if (reply.error !== undefined) {
      const { code, message, data } = reply.error;
      throw new LedgerControlError(code, data === undefined ? message : `${message}: ${data}`);
    }
    if (reply.result === undefined) throw new LedgerControlError(-32603, "the ledger gave no result");
    return reply.result;
  }
  return {
    advanceTime: (seconds) => call("advanceTime", { seconds }),
    advanceLedgers: (count) => call("advanceLedgers", { count }),
    setNextCloseTime: (closeTime) => call("setNextCloseTime", { closeTime }),
    setMining: (mining) => call("setMining", mining),
    snapshot: () => call("snapshot", {}),
    revert: (id) => call("revert", { id }),
    exportLedger: async (format = "ajo") => {
      const { snapshot } = await call<{ snapshot: string }>("export", { format });
      return Buffer.from(snapshot, "base64");
    },
    importLedger: (snapshot) => call("import", { snapshot: Buffer.from(snapshot).toString("base64") }),
  };
}
