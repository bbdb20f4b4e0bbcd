/** Whatever contracts do, fail to do or leave behind: lumens stay as many, every entry has its lifetime, and the meta tells every change. */
import { Address, Asset, Keypair, nativeToScVal, Operation, scValToNative, xdr } from "@stellar/stellar-sdk";
import fc from "fast-check";
import { afterAll, beforeAll, expect, it } from "vitest";
import { TOTAL_COINS } from "../src/engine/ledger-header";
import { decodeAccount } from "../src/entries/account";
import { EntryType, entryTypeOf, isSorobanKey, ttlKey } from "../src/state/ledger-key";
import { toBase64 } from "../src/xdr/bytes";
import { deployVector } from "./deployed-vector";
import { fuzzFactor } from "./env";
import { followChanges } from "./followed-changes";
import { startWorld, type Transaction, type World } from "./world";

let world: World;
/** Two people, then the contract; whoever else is named is nobody yet. */
let people: readonly Keypair[];
let contract: string;
const lumens = () => Asset.native().contractId(world.passphrase);

beforeAll(async () => {
  world = await startWorld();
  const [ada, bayo] = [await world.person(), await world.person()];
  people = [ada, bayo];
  await world.invoke(ada, Operation.createStellarAssetContract({ asset: Asset.native() }));
  contract = (await deployVector(world, ada)).contractId;
});
afterAll(() => world.stop());

type Step =
  | { kind: "transfer"; by: number; from: number; to: number; stroops: number }
  /** Both prepare to take all that the contract has; the second comes too late. */
  | { kind: "race" }
  | { kind: "put" | "remove"; by: number; name: string; durability: "pers" | "temp" }
  | { kind: "wait"; ledgers: number };

const holder = fc.nat(3);
const by = fc.nat(1);
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    kind: fc.constant("transfer" as const),
    by,
    from: fc.nat(2),
    to: holder,
    stroops: fc.integer({ min: 1, max: 50_000_000 }),
  }),
  fc.record({ kind: fc.constant("race" as const) }),
  fc.record({
    kind: fc.constantFrom("put" as const, "remove" as const),
    by,
    name: fc.constantFrom("a", "b"),
    durability: fc.constantFrom("pers" as const, "temp" as const),
  }),
  fc.record({ kind: fc.constant("wait" as const), ledgers: fc.constantFrom(1, 800, 130_000) }),
);

const call = (id: string, name: string, ...args: xdr.ScVal[]) =>
  Operation.invokeContractFunction({ contract: id, function: name, args });
const address = (of: string) => new Address(of).toScVal();
const i128 = (amount: bigint | number) => nativeToScVal(amount, { type: "i128" });
const symbol = (name: string) => nativeToScVal(name, { type: "symbol" });

const holderAddress = (index: number) =>
  people[index]?.publicKey() ?? (index === 2 ? contract : Keypair.random().publicKey());
const payOut = (to: string, amount: bigint | number) =>
  call(contract, "pay_out", address(lumens()), address(to), i128(amount));

/** Simulated and signed; null where the simulation tells that it cannot be done. */
async function prepared(source: Keypair, operation: xdr.Operation): Promise<Transaction | null> {
  const transaction = await world.build(source, [operation], { signers: [] });
  const simulated = await world.server.simulateTransaction(transaction);
  if ("error" in simulated) return null;
  const ready = await world.server.prepareTransaction(transaction);
  ready.sign(source);
  return ready;
}

async function take(action: Step): Promise<void> {
  if (action.kind === "wait") {
    await world.control.advanceLedgers(action.ledgers);
    return;
  }
  if (action.kind === "race") {
    const all = balances().get(contract) ?? 0n;
    const rivals = await Promise.all(
      people.map((person) => prepared(person, payOut(person.publicKey(), all))),
    );
    for (const rival of rivals) if (rival !== null) await world.settle(rival);
    return;
  }
  const source = people[action.kind === "transfer" && action.from < 2 ? action.from : action.by]!;
  const transaction = await prepared(source, operationOf(action));
  if (transaction !== null) await world.settle(transaction);
}

function operationOf(action: Exclude<Step, { kind: "wait" | "race" }>): xdr.Operation {
  if (action.kind === "transfer") {
    const to = holderAddress(action.to);
    if (action.from === 2) return payOut(to, action.stroops);
    return call(lumens(), "transfer", address(holderAddress(action.from)), address(to), i128(action.stroops));
  }
  const { name, durability } = action;
  if (action.kind === "remove") return call(contract, `${durability}_del`, symbol(name));
  const value = durability === "pers" ? nativeToScVal(Buffer.from(name)) : nativeToScVal(7, { type: "u32" });
  return call(contract, `${durability}_put`, symbol(name), value);
}

/** What contracts hold of lumens, by address. */
function balances(): Map<string, bigint> {
  const found = new Map<string, bigint>();
  for (const [key, entry] of world.running.ledger.state.entries()) {
    if (entryTypeOf(key) !== EntryType.contractData) continue;
    const { data } = xdr.LedgerEntry.fromXdr(entry);
    if (data.type !== "contractData") throw new Error(`found a ${data.type}`);
    const { contract: owner, key: name, val } = data.contractData;
    if (Address.fromScAddress(owner).toString() !== lumens() || name.type !== "scvVec") continue;
    const [kind, holder] = scValToNative(name) as [string, string];
    if (kind === "Balance") found.set(holder, (scValToNative(val) as { amount: bigint }).amount);
  }
  return found;
}

function expectSound(): void {
  const { ledger } = world.running;
  let total = ledger.head.totals.feePool;
  for (const amount of balances().values()) total += amount;
  let [withLifetime, lifetimes] = [0, 0];
  for (const [key, entry] of ledger.state.entries()) {
    if (entryTypeOf(key) === EntryType.account) total += decodeAccount(entry).balance;
    if (entryTypeOf(key) === EntryType.ttl) lifetimes += 1;
    if (!isSorobanKey(key)) continue;
    withLifetime += 1;
    expect(ledger.state.get(ttlKey(key))).toBeDefined();
  }
  expect(total).toBe(TOTAL_COINS);
  expect(lifetimes).toBe(withLifetime);
}

it(
  "lumens add up, entries have lifetimes, and the meta tells every change",
  { timeout: 300_000 * fuzzFactor },
  async () => {
    const { ledger } = world.running;
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 8, maxLength: 16 }), async (plan) => {
        const entries = new Map(
          [...ledger.state.entries()].map(([key, entry]) => [key, toBase64(entry)] as const),
        );
        const started = ledger.head.ledger.sequence;
        for (const action of plan) {
          await take(action);
          expectSound();
        }
        for (const record of ledger.history.recordsFrom(started + 1))
          followChanges(entries, record.closeMeta);
        for (const [key, entry] of ledger.state.entries())
          if (entryTypeOf(key) !== EntryType.configSetting) expect(entries.get(key)).toBe(toBase64(entry));
        expect(entries.size).toBe([...ledger.state.entries()].length);
      }),
      { numRuns: 5 * fuzzFactor },
    );
  },
);
