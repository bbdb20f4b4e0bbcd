import { readFileSync } from "node:fs";
import { authorizeEntry, Keypair, nativeToScVal, xdr } from "@stellar/stellar-sdk/base";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { sha256, toHex } from "../xdr/bytes";
import { HostInputError } from "./errors";
import {
  call,
  create,
  createNativeAssetContract,
  HostWorld,
  passphrase,
  succeeded,
  upload,
} from "./host-world";
import { loadSorobanHost } from "./load-soroban-host";
import type { HostFailure, SorobanHost } from "./types";

const vectorWasm = readFileSync(new URL("./fixtures/vector.wasm", import.meta.url));
const ada = Keypair.fromRawEd25519Seed(Buffer.from(sha256(Buffer.from("ada"))));
const bayo = Keypair.fromRawEd25519Seed(Buffer.from(sha256(Buffer.from("bayo"))));
const symbol = (text: string): xdr.ScVal => nativeToScVal(text, { type: "symbol" });
const u32 = (value: number): xdr.ScVal => nativeToScVal(value, { type: "u32" });
const address = (keypair: Keypair): xdr.ScVal => nativeToScVal(keypair.publicKey(), { type: "address" });

let host: SorobanHost;
let world: HostWorld;
/** The contract `vector`, deployed by Ada. */
let vector: xdr.ScVal;

beforeAll(async () => {
  host = await loadSorobanHost({
    onTrap: (error) => {
      throw error;
    },
  });
});

beforeEach(() => {
  world = new HostWorld(host);
  world.addAccount(ada);
  world.addAccount(bayo);
  world.run(ada, upload(vectorWasm));
  vector = world.run(ada, create(ada, sha256(vectorWasm)));
});

function errorOf(result: { ok: true } | HostFailure): unknown {
  if (result.ok) throw new Error("did not fail");
  return xdr.ScError.fromXdr(result.error).toJson();
}

describe("invocations", () => {
  it("store what a contract puts, with the lifetime of a new persistent entry", () => {
    const put = call(vector, "pers_put", symbol("k"), nativeToScVal(Buffer.from("v")));
    const applied = succeeded(world.apply(ada, put, succeeded(world.simulate(ada, put))));
    const created = applied.changes.find(({ readOnly }) => !readOnly);
    expect(created?.ttl).toMatchObject({ oldLiveUntil: 0, newLiveUntil: 100 + 120_960 - 1 });
    expect(applied.rentFee).toBeGreaterThan(0n);
    expect(world.run(ada, call(vector, "pers_get", symbol("k"))).toJson()).toEqual({ bytes: "76" });
  });

  it("give back the contract's own error number", () => {
    const failed = world.simulate(ada, call(vector, "fail", xdr.ScVal.scvBool(false)));
    expect(errorOf(failed)).toEqual({ contract: 7 });
  });

  it("tell a panic with the event log that stellar-rpc shows", () => {
    const failed = world.simulate(ada, call(vector, "boom")) as HostFailure;
    expect(errorOf(failed)).toEqual({ wasm_vm: "invalid_action" });
    expect(failed.message).toMatch(
      /^HostError: Error\(WasmVm, InvalidAction\)\n\nEvent log \(newest first\):\n {3}0: \[Diagnostic Event\] contract:C/,
    );
    expect(failed.internal).toBe(false);
    expect(failed.diagnosticEvents.length).toBeGreaterThan(0);
  });

  it("stop at the declared instructions", () => {
    const spin = call(vector, "spin", u32(50));
    const simulated = succeeded(world.simulate(ada, spin));
    const { footprint, diskReadBytes, writeBytes } = xdr.SorobanTransactionData.fromXdr(
      simulated.transactionData,
    ).resources;
    const instructions = Math.floor(simulated.cpuInstructions / 2);
    const resources = new xdr.SorobanResources({
      footprint,
      instructions,
      diskReadBytes,
      writeBytes,
    }).toXdr();
    const failed = world.apply(ada, spin, simulated, { resources });
    expect(errorOf(failed)).toEqual({ budget: "exceeded_limit" });
    expect(failed.cpuInstructions).toBeGreaterThan(instructions);
  });

  it("close a failure's diagnostic events with the one that the network adds", () => {
    const boom = call(vector, "boom");
    const tag = call(vector, "pers_put", symbol("k"), nativeToScVal(Buffer.from("v")));
    const failed = world.apply(ada, boom, succeeded(world.simulate(ada, tag)));
    const last = xdr.DiagnosticEvent.fromXdr(failed.diagnosticEvents.at(-1)!);
    expect(JSON.stringify(last.toJson())).toContain("host_fn_failed");
  });

  it("need the same instructions each time, whatever was compiled before", async () => {
    const info = call(vector, "info");
    const simulated = succeeded(world.simulate(ada, info));
    const fresh = new HostWorld(await loadSorobanHost());
    world.entries.forEach((entry, key) => fresh.entries.set(key, entry));
    const first = fresh.apply(ada, info, simulated).cpuInstructions;
    expect(world.apply(ada, info, simulated).cpuInstructions).toBe(first);
    expect(fresh.apply(ada, info, simulated).cpuInstructions).toBe(first);
  });

  it("pay for parsing code that this ledger brought", () => {
    const info = call(vector, "info");
    const simulated = succeeded(world.simulate(ada, info));
    const { readOnly } = xdr.SorobanTransactionData.fromXdr(simulated.transactionData).resources.footprint;
    const entries = readOnly.map((key) => {
      const entry = world.getEntry(key.toXdr());
      return entry === null ? null : { ...entry, uncompiled: key.type === "contractCode" };
    });
    const compiled = world.apply(ada, info, simulated).cpuInstructions;
    const uncompiled = world.apply(ada, info, simulated, { entries }).cpuInstructions;
    expect(uncompiled).toBeGreaterThan(compiled);
    expect(world.apply(ada, info, simulated).cpuInstructions).toBe(compiled);
  });

  it("draw random numbers from the seed alone", () => {
    const random = call(vector, "rnd");
    const draw = (seed: number): string => {
      const simulated = succeeded(world.simulate(ada, random, { prngSeed: new Uint8Array(32).fill(seed) }));
      return toHex(simulated.returnValue);
    };
    expect(draw(1)).toBe(draw(1));
    expect(draw(1)).not.toBe(draw(2));
  });
});

describe("authorisation", () => {
  let native: xdr.ScVal;
  let transfer: xdr.HostFunction;

  beforeEach(() => {
    native = world.run(ada, createNativeAssetContract());
    transfer = call(native, "transfer", address(bayo), address(ada), nativeToScVal(5n, { type: "i128" }));
  });

  it("is recorded as AddressV2 or Address credentials, unsigned", () => {
    const typeOf = (addressV2: boolean): string => {
      const simulated = succeeded(
        world.simulate(ada, transfer, { auth: { mode: "record", allowNonRoot: false, addressV2 } }),
      );
      expect(simulated.auth).toHaveLength(1);
      return xdr.SorobanAuthorizationEntry.fromXdr(simulated.auth[0]!).credentials.type;
    };
    expect(typeOf(true)).toBe("sorobanCredentialsAddressV2");
    expect(typeOf(false)).toBe("sorobanCredentialsAddress");
  });

  it("of the source account needs no signature", () => {
    const own = call(native, "transfer", address(ada), address(bayo), nativeToScVal(5n, { type: "i128" }));
    const simulated = succeeded(world.simulate(ada, own));
    expect(xdr.SorobanAuthorizationEntry.fromXdr(simulated.auth[0]!).credentials.type).toBe(
      "sorobanCredentialsSourceAccount",
    );
    expect(world.apply(ada, own, simulated).ok).toBe(true);
  });

  it("holds when the address signed, and is used up by its nonce", async () => {
    const recorded = succeeded(world.simulate(ada, transfer));
    const entry = xdr.SorobanAuthorizationEntry.fromXdr(recorded.auth[0]!);
    const signed = (await authorizeEntry(entry, bayo, 200, passphrase)).toXdr();
    const enforced = succeeded(
      world.simulate(ada, transfer, { auth: { mode: "enforce", entries: [signed] } }),
    );
    const applied = succeeded(world.apply(ada, transfer, enforced));
    expect(applied.events).toHaveLength(1);
    expect(errorOf(world.apply(ada, transfer, enforced))).toEqual({ auth: "existing_value" });
  });

  it("without a signature is refused", () => {
    const recorded = succeeded(world.simulate(ada, transfer));
    expect(world.apply(ada, transfer, recorded).ok).toBe(false);
    expect(world.simulate(ada, transfer, { auth: { mode: "enforce", entries: [] } }).ok).toBe(false);
  });
});

describe("lifetimes", () => {
  it("extend for the rent that the simulation quotes", () => {
    const put = call(vector, "pers_put", symbol("k"), nativeToScVal(Buffer.from("v")));
    const applied = succeeded(world.apply(ada, put, succeeded(world.simulate(ada, put))));
    const { key } = applied.changes.find(({ readOnly }) => !readOnly)!;
    const simulated = host.simulateExtendTtl({
      ledger: world.ledger,
      keys: [key],
      getEntry: world.getEntry,
      extendTo: 200_000,
    });
    if (!simulated.ok) throw new Error(simulated.message);
    const { footprint } = xdr.SorobanTransactionData.fromXdr(simulated.transactionData).resources;
    expect(footprint.readOnly.map((one) => toHex(one.toXdr()))).toEqual([toHex(key)]);
    const { entry, liveUntil } = world.getEntry(key)!;
    const size = host.rentSize(entry);
    const rent = host.rentFee(
      [
        {
          persistent: true,
          code: false,
          oldSize: size,
          newSize: size,
          oldLiveUntil: liveUntil!,
          newLiveUntil: 200_100,
        },
      ],
      world.ledger.sequence,
    );
    expect(simulated.minResourceFee).toBeGreaterThan(rent);
    expect(simulated.restoreFirst).toBeNull();
  });

  it("that have passed are restored by the transaction itself, and so it tells", () => {
    world.run(ada, call(vector, "pers_put", symbol("k"), nativeToScVal(Buffer.from("v"))));
    const later = { ...world.ledger, sequence: 100 + 120_960 };
    const simulated = succeeded(
      world.simulate(ada, call(vector, "pers_get", symbol("k")), { ledger: later }),
    );
    const { ext } = xdr.SorobanTransactionData.fromXdr(simulated.transactionData);
    expect(ext.type).toBe("resourceExt");
  });

  it("of a temporary entry cannot be restored", () => {
    const put = call(vector, "temp_put", symbol("k"), u32(1));
    const applied = succeeded(world.apply(ada, put, succeeded(world.simulate(ada, put))));
    const { key } = applied.changes.find(({ readOnly }) => !readOnly)!;
    const refused = host.simulateRestore({ ledger: world.ledger, keys: [key], getEntry: world.getEntry });
    expect(refused).toMatchObject({ ok: false });
  });
});

describe("misuse", () => {
  it("of a look-up that throws surfaces as that very error and leaves the host usable", () => {
    const broken = new Error("disk on fire");
    const getEntry = (): never => {
      throw broken;
    };
    expect(() => world.simulate(ada, call(vector, "info"), { getEntry })).toThrow(broken);
    expect(world.simulate(ada, call(vector, "info")).ok).toBe(true);
  });

  it("of bytes that are no XDR is refused by name", () => {
    expect(() => host.rentSize(new Uint8Array([1, 2, 3]))).toThrow(HostInputError);
    expect(() => world.simulate(ada, call(vector, "info"), { prngSeed: new Uint8Array(31) })).toThrow(
      HostInputError,
    );
  });

  it("of a host without settings is refused", async () => {
    const unconfigured = await loadSorobanHost();
    expect(() => unconfigured.rentFeePer1Kb()).toThrow(HostInputError);
    expect(() => unconfigured.rentSize(new Uint8Array(0))).toThrow(/settings/);
  });
});
