/** A ledger's state goes to a file and comes back, here and elsewhere, in this program's format and in soroban-sdk's. */
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { Asset, type Keypair, Operation } from "@stellar/stellar-sdk";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { z } from "zod";
import { deployVector, type DeployedVector, vectorAt } from "./deployed-vector";
import { startWorld, type World } from "./world";

const worlds: World[] = [];
const directories: string[] = [];
let world: World;
let ada: Keypair;
let vector: DeployedVector;

async function another(...options: Parameters<typeof startWorld>): Promise<World> {
  const started = await startWorld(...options);
  worlds.push(started);
  return started;
}

beforeEach(async () => {
  world = await another();
  ada = await world.person();
  vector = await deployVector(world, ada);
  await vector.put(world, ada, "kept", "before");
  await world.control.advanceTime(86_400);
});
afterEach(async () => {
  for (const started of worlds.splice(0)) await started.stop();
  for (const directory of directories.splice(0)) rmSync(directory, { recursive: true });
});

describe("a snapshot of this program's own", () => {
  it("begins another ledger that is the same, entry by entry, and links to the last header", async () => {
    const snapshot = await world.control.exportLedger();
    const { head, entries } = world.running.ledger.exportState();
    const copy = await another({ snapshot });
    expect([...copy.running.ledger.exportState().entries].sort()).toEqual([...entries].sort());
    expect(await vector.get(copy, ada, "kept")).toBe("before");
    const oldest = head.ledger.sequence + 1;
    expect((await copy.server.getHealth()).oldestLedger).toBe(oldest);
    const { ledgers } = await copy.server.getLedgers({ startLedger: oldest });
    expect(Buffer.from(ledgers[0]!.headerXdr.header.previousLedgerHash.value)).toEqual(
      Buffer.from(head.ledger.hash),
    );
  });

  it("brings a running ledger back to what it was, time included", async () => {
    const snapshot = await world.control.exportLedger();
    const { sequence, closeTime } = await world.server.getLatestLedger();
    await vector.put(world, ada, "kept", "after");
    await world.control.advanceTime(10 * 86_400);
    const where = await world.control.importLedger(snapshot);
    expect(where).toMatchObject({ latestLedger: sequence + 1, closeTime: Number(closeTime) });
    expect(await vector.get(world, ada, "kept")).toBe("before");
  });

  it("survives the death of the process once it is imported", async () => {
    const snapshot = await world.control.exportLedger();
    const dataDir = mkdtempSync(path.join(tmpdir(), "ajo-snapshot-"));
    directories.push(dataDir);
    const first = await startWorld({ dataDir });
    await first.person();
    await first.control.importLedger(snapshot);
    await vector.put(first, ada, "kept", "after the import");
    await first.running.abandon();
    const second = await another({ dataDir });
    expect(await vector.get(second, ada, "kept")).toBe("after the import");
    await expect(startWorld({ dataDir, snapshot })).rejects.toMatchObject({ code: "StorageInUse" });
    await second.stop();
    await expect(startWorld({ dataDir, snapshot })).rejects.toMatchObject({ code: "StartRefused" });
  });

  it("is refused when it is damaged, of another network, or no snapshot at all, and nothing changes", async () => {
    const before = await world.server.getLatestLedger();
    const damaged = await world.control.exportLedger();
    damaged[damaged.length - 1]! ^= 1;
    await expect(world.control.importLedger(damaged)).rejects.toThrow(/SnapshotInvalid/);
    await expect(world.control.importLedger(Buffer.from("{}"))).rejects.toThrow(/SnapshotInvalid/);
    await expect(world.control.importLedger(Buffer.from("nothing"))).rejects.toThrow(/SnapshotInvalid/);
    const elsewhere = await another({ passphrase: "Elsewhere" });
    for (const format of ["ajo", "soroban"] as const)
      await expect(elsewhere.control.importLedger(await world.control.exportLedger(format))).rejects.toThrow(
        /SnapshotMismatch/,
      );
    expect((await world.server.getLatestLedger()).id).toBe(before.id);
  });
});

/** What soroban-ledger-snapshot 28.0.0 wrote after it had read an export of this ledger. */
const WRITTEN_BY_SOROBAN = fileURLToPath(new URL("./fixtures/ledger-snapshot.json", import.meta.url));

describe("soroban-sdk's LedgerSnapshot", () => {
  it("goes out and comes back with contracts, lifetimes and lumens as they were", async () => {
    await world.submit(ada, [
      Operation.payment({
        destination: (await world.person()).publicKey(),
        asset: Asset.native(),
        amount: "5",
      }),
    ]);
    const snapshot = await world.control.exportLedger("soroban");
    const before = world.running.ledger.exportState();
    const copy = await another({ snapshot });
    expect(new Map(copy.running.ledger.exportState().entries).size).toBe(before.entries.size);
    const [was, is] = await Promise.all([
      world.server.getLedgerEntries(vector.keyOf("kept")),
      copy.server.getLedgerEntries(vector.keyOf("kept")),
    ]);
    expect(is.entries).toEqual(was.entries);
    expect((await copy.server.getAccountEntry(ada.publicKey())).balance).toBe(
      (await world.server.getAccountEntry(ada.publicKey())).balance,
    );
    await vector.put(copy, ada, "kept", "on the copy");
    expect(await vector.get(copy, ada, "kept")).toBe("on the copy");
    expect(await vector.get(world, ada, "kept")).toBe("before");
  });

  it("is written as soroban's own crate writes it, and what that wrote is read", async () => {
    const text = readFileSync(WRITTEN_BY_SOROBAN, "utf8");
    const fixture = z
      .object({ ledger_entries: z.array(z.object({ entry: z.json(), live_until: z.int().nullable() })) })
      .loose()
      .parse(JSON.parse(text));
    const copy = await another({ snapshot: Buffer.from(text) });
    const again = JSON.parse(
      Buffer.from(await copy.control.exportLedger("soroban")).toString(),
    ) as typeof fixture;
    for (const told of fixture.ledger_entries) expect(again.ledger_entries).toContainEqual(told);
    expect(Object.keys(again).sort()).toEqual(Object.keys(fixture).sort());
    const bayo = await copy.person();
    const contractId = "CCIMUSRF6PSDGXYMPMH5OBMFRVAGF732C4VIEG7Q4CS7QSVVJ4THW33K";
    expect(await vectorAt(contractId).get(copy, bayo, "kept")).toBe("from soroban");
  });

  it("of a contract test, which has no network and no accounts, gets the network's own", async () => {
    const snapshot = await world.control.exportLedger("soroban");
    const parsed = z
      .looseObject({ ledger_entries: z.array(z.looseObject({ entry: z.json() })) })
      .parse(JSON.parse(Buffer.from(snapshot).toString()));
    const contracts = parsed.ledger_entries.filter(({ entry }) =>
      /^\{"last.*"data":\{"contract_/.test(JSON.stringify(entry)),
    );
    const bare = { ...parsed, network_id: "00".repeat(32), base_reserve: 0, ledger_entries: contracts };
    const copy = await another({ snapshot: Buffer.from(JSON.stringify(bare)) });
    const bayo = await copy.person();
    expect(await vector.get(copy, bayo, "kept")).toBe("before");
  });
});
