/** A ledger that is a fork of another: here of an embedded one, by nothing but its JSON-RPC. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { Asset, type Keypair, Operation } from "@stellar/stellar-sdk";
import { afterEach, beforeEach, expect, it } from "vitest";
import { deployVector, type DeployedVector } from "./deployed-vector";
import { beginForkFile } from "../src/storage/fork-file";
import { startWorld, type World } from "./world";

const worlds: World[] = [];
const directories: string[] = [];
let upstream: World;
let ada: Keypair;
let vector: DeployedVector;

async function start(...options: Parameters<typeof startWorld>): Promise<World> {
  const started = await startWorld(...options);
  worlds.push(started);
  return started;
}
const fork = (options: Parameters<typeof startWorld>[0] = {}) =>
  start({ fork: { url: upstream.running.url }, onFault: () => undefined, ...options });
const pay = (destination: Keypair, amount: string) =>
  Operation.payment({ destination: destination.publicKey(), asset: Asset.native(), amount });

beforeEach(async () => {
  upstream = await start();
  ada = await upstream.person();
  vector = await deployVector(upstream, ada);
  await vector.put(upstream, ada, "kept", "upstream");
});
afterEach(async () => {
  for (const started of worlds.splice(0)) await started.stop();
  for (const directory of directories.splice(0)) rmSync(directory, { recursive: true });
});

it("goes on from the upstream's ledger with its contracts, accounts and passphrase, and leaves it alone", async () => {
  const { sequence } = await upstream.server.getLatestLedger();
  const forked = await fork();
  expect((await forked.server.getHealth()).oldestLedger).toBe(sequence + 1);
  expect(forked.passphrase).toBe(upstream.passphrase);
  expect(await vector.get(forked, ada, "kept")).toBe("upstream");
  await vector.put(forked, ada, "kept", "forked");
  expect(await vector.get(forked, ada, "kept")).toBe("forked");
  expect(await vector.get(upstream, ada, "kept")).toBe("upstream");
  const bayo = await forked.person();
  expect((await forked.submit(ada, [pay(bayo, "3")])).status).toBe("SUCCESS");
  await expect(upstream.server.getAccountEntry(bayo.publicKey())).rejects.toThrow();
});

it("keeps an entry as it was first seen, whatever the upstream does, and takes others as they are when asked for", async () => {
  const forked = await fork();
  expect(await vector.get(forked, ada, "kept")).toBe("upstream");
  await vector.put(upstream, ada, "kept", "changed later");
  await vector.put(upstream, ada, "other", "made later");
  expect(await vector.get(forked, ada, "kept")).toBe("upstream");
  expect((await forked.server.getLedgerEntries(vector.keyOf("other"))).entries).toHaveLength(1);
});

it("remembers that it removed what the upstream still has", async () => {
  const bayo = await upstream.person();
  const forked = await fork();
  await forked.submit(bayo, [Operation.accountMerge({ destination: ada.publicKey() })]);
  await expect(forked.server.getAccountEntry(bayo.publicKey())).rejects.toThrow();
  await expect(upstream.server.getAccountEntry(bayo.publicKey())).resolves.toBeDefined();
});

it("from a ledger that is named, refuses entries that have changed since, by name", async () => {
  const { sequence } = await upstream.server.getLatestLedger();
  await vector.put(upstream, ada, "kept", "changed later");
  const forked = await fork({ fork: { url: upstream.running.url, ledger: sequence } });
  expect((await forked.server.getLatestLedger()).sequence).toBe(sequence + 1);
  await expect(forked.server.getLedgerEntries(vector.keyOf("kept"))).rejects.toMatchObject({
    message: expect.stringContaining("ForkEntryChanged") as string,
  });
  const bayo = await forked.person();
  await expect(vector.get(forked, bayo, "kept")).rejects.toThrow(/ForkEntryChanged/);
  await vector.put(forked, bayo, "new", "of the fork alone");
  expect(await vector.get(forked, bayo, "new")).toBe("of the fork alone");
  await expect(start({ fork: { url: upstream.running.url, ledger: 4_000_000 } })).rejects.toMatchObject({
    code: "ForkRefused",
  });
});

it("names an upstream that does not answer, goes on with what it has, and recovers with it", async () => {
  const dataDir = mkdtempSync(path.join(tmpdir(), "ajo-fork-"));
  directories.push(dataDir);
  const upstreamDir = mkdtempSync(path.join(tmpdir(), "ajo-upstream-"));
  directories.push(upstreamDir);
  await upstream.control.exportLedger().then(async (snapshot) => {
    upstream = await start({ dataDir: upstreamDir, snapshot });
  });
  const forked = await startWorld({ dataDir, fork: { url: upstream.running.url }, onFault: () => undefined });
  await vector.put(forked, ada, "kept", "forked");
  const port = Number(new URL(upstream.running.url).port);
  await upstream.stop();
  expect(await vector.get(forked, ada, "kept")).toBe("forked");
  await expect(forked.server.getLedgerEntries(vector.keyOf("other"))).rejects.toMatchObject({
    message: expect.stringContaining("ForkUnreachable") as string,
  });
  await forked.running.abandon();

  // A stored fork needs no telling what it is a fork of, and its upstream only for what it has not got.
  const again = await start({ dataDir, onFault: () => undefined });
  expect(await vector.get(again, ada, "kept")).toBe("forked");
  await start({ dataDir: upstreamDir, port });
  expect((await again.server.getLedgerEntries(vector.keyOf("other"))).entries).toEqual([]);
  await expect(start({ fork: { url: "http://127.0.0.1:9" } })).rejects.toMatchObject({
    code: "ForkUnreachable",
  });
});

it("that was killed before it had a ledger leaves nothing of itself in the directory", async () => {
  const dataDir = mkdtempSync(path.join(tmpdir(), "ajo-fork-"));
  directories.push(dataDir);
  beginForkFile(dataDir, { url: "http://127.0.0.1:9", passphrase: "Elsewhere", ledger: 7, strict: false });
  const first = await startWorld({ dataDir });
  await first.stop();
  const again = await start({ dataDir });
  expect(again.passphrase).toBe("Standalone Network ; February 2017");
  expect((await again.server.getHealth()).oldestLedger).toBe(1);
});

it("exports what it has, to be used where there is no upstream; and takes no import", async () => {
  const forked = await fork();
  await vector.put(forked, ada, "kept", "forked");
  const snapshot = await forked.control.exportLedger();
  await expect(forked.control.importLedger(snapshot)).rejects.toThrow(/SnapshotOntoFork/);
  const alone = await start({ snapshot });
  expect(await vector.get(alone, ada, "kept")).toBe("forked");
});

it("goes back to a snapshot of its own", async () => {
  const forked = await fork();
  await vector.put(forked, ada, "kept", "first");
  const { id } = await forked.control.snapshot();
  await vector.put(forked, ada, "kept", "second");
  await forked.control.revert(id);
  expect(await vector.get(forked, ada, "kept")).toBe("first");
});
