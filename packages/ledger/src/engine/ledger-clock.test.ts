import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { loadSorobanHost, type SorobanHost } from "../host";
import { type LedgerStore, memoryStore, openDirectoryStore } from "../storage/ledger-store";
import { Ledger } from "./ledger";

let host: SorobanHost;
beforeAll(async () => {
  host = await loadSorobanHost();
});
afterEach(() => {
  vi.useRealTimers();
});

const open = (store: LedgerStore, machineSeconds: () => number) =>
  Ledger.open({ passphrase: "a network", host, store, retention: 1_000, machineSeconds });

describe("a ledger left alone", () => {
  it("closes an empty ledger every five seconds", async () => {
    vi.useFakeTimers();
    const ledger = await open(memoryStore(), () => Date.now() / 1000);
    const { sequence, closeTime } = ledger.head.ledger;
    await vi.advanceTimersByTimeAsync(15_000);
    expect(ledger.head.ledger.sequence).toBe(sequence + 3);
    expect(ledger.head.ledger.closeTime).toBe(closeTime + 15n);
    expect(ledger.history.stretches).toHaveLength(2);
    await ledger.close();
  });

  it("catches up with the time it was not running", async () => {
    const directory = mkdtempSync(path.join(tmpdir(), "ajo-ledger-"));
    const first = await open(await openDirectoryStore(directory), () => 1_000_000);
    expect(first.head.ledger.sequence).toBe(1);
    await first.abandon();
    const second = await open(await openDirectoryStore(directory), () => 1_000_000 + 52);
    expect(second.head.ledger.sequence).toBe(1 + 10);
    expect(second.head.ledger.closeTime).toBe(1_000_050n);
    await second.close();
    rmSync(directory, { recursive: true });
  });

  it("never goes back when the machine's clock does", async () => {
    let now = 2_000_000;
    const ledger = await open(memoryStore(), () => now);
    await ledger.advanceTime(100);
    now -= 500;
    expect(ledger.nextLedger.closeTime).toBe(2_000_100n);
    await ledger.close();
  });
});
