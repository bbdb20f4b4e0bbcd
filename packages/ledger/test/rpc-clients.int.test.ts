/** Every method of stellar-rpc through stellar-sdk's own clients. */
import {
  Address,
  Asset,
  contract,
  Horizon,
  Keypair,
  nativeToScVal,
  Operation,
  rpc,
  xdr,
} from "@stellar/stellar-sdk";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { recordedContract } from "./recorded-contracts";
import { embeddedOnly, joinWorld, type World } from "./world";

let world: World;
let ada: Keypair;

beforeAll(async () => {
  world = await joinWorld();
  ada = await world.person();
});
afterAll(() => world.stop());

describe("the network", () => {
  it("says that it is healthy, which one it is, and who funds accounts", async () => {
    const health = await world.server.getHealth();
    expect(health.status).toBe("healthy");
    expect(health.latestLedger).toBeGreaterThanOrEqual(health.oldestLedger);
    const network = await world.server.getNetwork();
    expect(network.passphrase).toBe(world.passphrase);
    expect(URL.canParse(network.friendbotUrl ?? "")).toBe(true);
    expect((await world.server.getVersionInfo()).protocolVersion).toBe(network.protocolVersion);
  });

  embeddedOnly("is a standalone network of protocol 28 that begins with ledger 1", async () => {
    expect((await world.server.getHealth()).oldestLedger).toBe(1);
    const network = await world.server.getNetwork();
    expect(network.passphrase).toBe("Standalone Network ; February 2017");
    expect(network.friendbotUrl).toBe(`${world.url}/friendbot`);
    expect(network.protocolVersion).toBe(28);
  });

  it("gives the latest ledger with its header and meta decoded", async () => {
    const latest = await world.server.getLatestLedger();
    expect(latest.headerXdr.ledgerSeq).toBe(latest.sequence);
    expect(latest.metadataXdr.type).toBe("v2");
    expect(Number(latest.closeTime)).toBeGreaterThan(0);
  });

  it("chains headers by hash", async () => {
    const bump = () => world.submit(ada, [Operation.bumpSequence({ bumpTo: "0" })]);
    const { ledger: startLedger } = await bump();
    await bump();
    const { ledger: last } = await bump();
    const { ledgers } = await world.server.getLedgers({ startLedger, pagination: { limit: 200 } });
    expect(ledgers.length).toBeGreaterThanOrEqual(last - startLedger + 1);
    for (const [index, ledger] of ledgers.entries()) {
      const previous = ledgers[index - 1];
      if (previous === undefined) continue;
      expect(ledger.sequence).toBe(previous.sequence + 1);
      expect(Buffer.from(ledger.headerXdr.header.previousLedgerHash.value).toString("hex")).toBe(
        previous.hash,
      );
    }
    const tail = await world.server.getLedgers({
      pagination: { limit: 1, cursor: String(ledgers[0]!.sequence) },
    });
    expect(tail.ledgers.map(({ sequence }) => sequence)).toEqual([ledgers[1]!.sequence]);
  });

  it("reports fees that were paid for inclusion", async () => {
    const stats = await world.server.getFeeStats();
    expect(Number(stats.inclusionFee.max)).toBeGreaterThanOrEqual(100);
    expect(Number(stats.inclusionFee.transactionCount)).toBeGreaterThan(0);
  });
});

describe("accounts and entries", () => {
  it("funds an account once, and finds it the second time", async () => {
    const bayo = Keypair.random();
    // Deprecated, but what most programs still call.
    /* eslint-disable @typescript-eslint/no-deprecated */
    const created = await world.server.requestAirdrop(bayo.publicKey());
    const again = await world.server.requestAirdrop(bayo.publicKey());
    /* eslint-enable @typescript-eslint/no-deprecated */
    expect(again.sequenceNumber()).toBe(created.sequenceNumber());
    const entry = await world.server.getAccountEntry(bayo.publicKey());
    expect(entry.balance).toBe(100_000_000_000n);
  });

  it("refuses to fund what is no address", async () => {
    const { friendbotUrl = "" } = await world.server.getNetwork();
    const response = await fetch(`${friendbotUrl}?addr=nobody`);
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ title: "Bad Request" });
  });

  it("omits entries that do not exist", async () => {
    const key = xdr.LedgerKey.account(
      new xdr.LedgerKeyAccount({
        accountId: xdr.PublicKey.publicKeyTypeEd25519(Keypair.random().rawPublicKey()),
      }),
    );
    expect((await world.server.getLedgerEntries(key)).entries).toEqual([]);
  });
});

describe("transactions", () => {
  it("finds what it has applied, with results, meta and events", async () => {
    const bayo = await world.person();
    const settled = await world.submit(ada, [
      Operation.payment({ destination: bayo.publicKey(), asset: Asset.native(), amount: "3" }),
    ]);
    expect(settled.status).toBe(rpc.Api.GetTransactionStatus.SUCCESS);
    expect(settled.resultMetaXdr.type).toBe("v4");
    expect(settled.events.contractEventsXdr[0]).toHaveLength(1);
    expect(settled.events.transactionEventsXdr).toHaveLength(1);
  });

  it("lists transactions page by page without leaving one out", async () => {
    const { ledger: startLedger } = await world.submit(ada, [Operation.bumpSequence({ bumpTo: "0" })]);
    for (const bumpTo of ["1", "2", "3"]) await world.submit(ada, [Operation.bumpSequence({ bumpTo })]);
    const all = await world.server.getTransactions({ startLedger, pagination: { limit: 200 } });
    const pages: string[] = [];
    let cursor: string | undefined;
    for (;;) {
      const page: rpc.Api.GetTransactionsResponse = await world.server.getTransactions(
        cursor === undefined
          ? { startLedger, pagination: { limit: 2 } }
          : { pagination: { limit: 2, cursor } },
      );
      if (page.transactions.length === 0) break;
      pages.push(...page.transactions.map(({ txHash }) => txHash));
      cursor = page.cursor;
    }
    // On a network that others use, more may have come while this one was turning pages.
    expect(pages.slice(0, all.transactions.length)).toEqual(all.transactions.map(({ txHash }) => txHash));
    expect(new Set(pages).size).toBe(pages.length);
  });

  it("does not know what it has not seen", async () => {
    const found = await world.server.getTransaction("ab".repeat(32));
    expect(found.status).toBe(rpc.Api.GetTransactionStatus.NOT_FOUND);
  });

  embeddedOnly("turns away what was applied just now, and says why later", async () => {
    const transaction = await world.build(ada, [Operation.bumpSequence({ bumpTo: "0" })]);
    await world.settle(transaction);
    expect((await world.server.sendTransaction(transaction)).status).toBe("TRY_AGAIN_LATER");
    await world.control.advanceLedgers(11);
    const late = await world.server.sendTransaction(transaction);
    expect(late.status).toBe("ERROR");
    expect(late.errorResult?.result.type).toBe("txBadSeq");
  });
});

describe("contracts", () => {
  interface Vector {
    pers_put(args: { k: string; v: Buffer }): Promise<contract.AssembledTransaction<null>>;
    pers_get(args: { k: string }): Promise<contract.AssembledTransaction<Buffer | undefined>>;
    notes(args: { n: number }): Promise<contract.AssembledTransaction<null>>;
    fail(args: { worse: boolean }): Promise<contract.AssembledTransaction<unknown>>;
    options: { contractId: string };
  }
  let vector: Vector;

  beforeAll(async () => {
    const uploaded = await world.invoke(
      ada,
      Operation.uploadContractWasm({ wasm: recordedContract("vector") }),
    );
    const hash = uploaded.returnValue;
    if (hash?.type !== "scvBytes") throw new Error("an upload returns the hash");
    const deployment = await contract.Client.deploy<Vector>(null, {
      wasmHash: Buffer.from(hash.bytes.value),
      publicKey: ada.publicKey(),
      rpcUrl: world.url,
      allowHttp: true,
      networkPassphrase: world.passphrase,
      ...contract.basicNodeSigner(ada, world.passphrase),
    });
    vector = (await deployment.signAndSend()).result;
  });

  it("are deployed, invoked and read through contract.Client", async () => {
    const put = await vector.pers_put({ k: "ada", v: Buffer.from("hello") });
    await put.signAndSend();
    const got = await vector.pers_get({ k: "ada" });
    expect(Buffer.from(got.result ?? []).toString()).toBe("hello");
  });

  it("emit events that are found by contract and topic, page by page", async () => {
    const notes = await vector.notes({ n: 7 });
    await notes.signAndSend({ force: true });
    const filters = [
      { type: "contract" as const, contractIds: [vector.options.contractId], topics: [["*", "*"]] },
    ];
    const found = await world.server.getEvents({ startLedger: 1, filters });
    expect(found.events).toHaveLength(7);
    const first = await world.server.getEvents({ startLedger: 1, filters, limit: 3 });
    const rest = await world.server.getEvents({ cursor: first.cursor, filters, limit: 100 });
    expect([...first.events, ...rest.events].map(({ id }) => id)).toEqual(found.events.map(({ id }) => id));
    const topic = found.events[0]!.topic[1]!.toXdr("base64");
    const one = await world.server.getEvents({
      startLedger: 1,
      filters: [{ type: "contract", topics: [["*", topic]], contractIds: [vector.options.contractId] }],
    });
    expect(one.events).toHaveLength(1);
  });

  it("fail in simulation with their own error", async () => {
    const failing = await vector.fail({ worse: false });
    const { simulation } = failing;
    if (simulation === undefined || !rpc.Api.isSimulationError(simulation))
      throw new Error("it did not fail");
    expect(simulation.error).toMatch(/^HostError: Error\(Contract, #7\)/);
  });

  it("of assets are deployed, and tell balances", async () => {
    await world.invoke(ada, Operation.createStellarAssetContract({ asset: Asset.native() }));
    const sac = Asset.native().contractId(world.passphrase);
    await world.invoke(
      ada,
      Operation.invokeContractFunction({
        contract: sac,
        function: "transfer",
        args: [
          new Address(ada.publicKey()).toScVal(),
          new Address(vector.options.contractId).toScVal(),
          nativeToScVal(1_234n, { type: "i128" }),
        ],
      }),
    );
    const balance = await world.server.getAssetBalance(
      vector.options.contractId,
      Asset.native(),
      world.passphrase,
    );
    expect(balance.balanceEntry?.amount).toBe("1234");
    expect(balance.balanceEntry?.clawback).toBe(false);
  });

  it("are funded by friendbot like accounts", async () => {
    const before = await world.server.getAssetBalance(
      vector.options.contractId,
      Asset.native(),
      world.passphrase,
    );
    await world.server.fundAddress(vector.options.contractId);
    const after = await world.server.getAssetBalance(
      vector.options.contractId,
      Asset.native(),
      world.passphrase,
    );
    expect(BigInt(after.balanceEntry!.amount) - BigInt(before.balanceEntry?.amount ?? "0")).toBe(
      100_000_000_000n,
    );
  });
});

describe("Horizon's part", () => {
  embeddedOnly("shows a wallet its balances and its history", async () => {
    const horizon = new Horizon.Server(world.url, { allowHttp: true });
    const chidi = await world.person();
    await world.submit(ada, [
      Operation.payment({ destination: chidi.publicKey(), asset: Asset.native(), amount: "5" }),
    ]);
    const account = await horizon.loadAccount(chidi.publicKey());
    expect(account.balances).toMatchObject([{ asset_type: "native", balance: "10005.0000000" }]);
    const { records } = await horizon
      .operations()
      .forAccount(chidi.publicKey())
      .order("desc")
      .limit(10)
      .call();
    expect(records.map(({ type }) => type)).toEqual(["payment", "create_account"]);
    expect((await horizon.feeStats()).last_ledger_base_fee).toBe("100");
    await expect(horizon.loadAccount(Keypair.random().publicKey())).rejects.toThrow();
  });
});
