/** Whatever happens, lumens neither appear nor vanish; and the recorded changes are the changes. */
import {
  Account,
  Asset,
  Claimant,
  type Keypair,
  Operation,
  StrKey,
  TransactionBuilder,
  xdr,
} from "@stellar/stellar-sdk";
import fc from "fast-check";
import { afterAll, beforeAll, expect, it } from "vitest";
import { decodeAccount, sponsoring } from "../src/entries/account";
import { TOTAL_COINS } from "../src/engine/ledger-header";
import { EntryType, entryTypeOf, type StateKey, stateKey } from "../src/state/ledger-key";
import { toBase64 } from "../src/xdr/bytes";
import { followChanges } from "./followed-changes";
import { startWorld, type World } from "./world";

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.stop());

const PEOPLE = 5;
const NOBODY = StrKey.encodeEd25519PublicKey(Buffer.alloc(32, 7));
const NO_BALANCE = "00".repeat(36);

type Step =
  | { kind: "pay"; from: number; to: number; stroops: number }
  | { kind: "create"; from: number; to: number; stroops: number }
  | { kind: "merge"; from: number; to: number }
  | { kind: "data"; from: number; keep: boolean }
  | { kind: "bump"; from: number }
  | { kind: "setAside"; from: number; to: number; stroops: number }
  | { kind: "claim"; from: number; which: number }
  /** `from` bears the reserve of what `to` keeps. */
  | { kind: "sponsor"; from: number; to: number };

const person = fc.nat(PEOPLE - 1);
const stroops = fc.oneof(fc.integer({ min: 1, max: 100 }), fc.integer({ min: 1, max: 2_000_000_000 }));
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ kind: fc.constant("pay" as const), from: person, to: person, stroops }),
  fc.record({ kind: fc.constant("create" as const), from: person, to: person, stroops }),
  fc.record({ kind: fc.constant("merge" as const), from: person, to: person }),
  fc.record({ kind: fc.constant("data" as const), from: person, keep: fc.boolean() }),
  fc.record({ kind: fc.constant("bump" as const), from: person }),
  fc.record({ kind: fc.constant("setAside" as const), from: person, to: person, stroops }),
  fc.record({ kind: fc.constant("claim" as const), from: person, which: fc.nat(3) }),
  fc.record({ kind: fc.constant("sponsor" as const), from: person, to: person }),
);

const amount = (value: number) => (value / 10_000_000).toFixed(7);

/** What a step does, and by whom each part of it. */
function operationsOf(
  action: Step,
  people: readonly Keypair[],
  balances: readonly string[],
): { operation: xdr.Operation; by: number }[] {
  const by = action.from;
  if (action.kind !== "sponsor") return [{ operation: operationOf(action, people, balances), by }];
  const sponsoredId = people[action.to]!.publicKey();
  return [
    { operation: Operation.beginSponsoringFutureReserves({ sponsoredId }), by },
    { operation: Operation.manageData({ name: `by ${by}`, value: "x" }), by: action.to },
    { operation: Operation.endSponsoringFutureReserves(), by: action.to },
  ];
}

function operationOf(
  action: Exclude<Step, { kind: "sponsor" }>,
  people: readonly Keypair[],
  balances: readonly string[],
): xdr.Operation {
  const address = (index: number) => people[index]!.publicKey();
  switch (action.kind) {
    case "pay":
      return Operation.payment({
        destination: address(action.to),
        asset: Asset.native(),
        amount: amount(action.stroops),
      });
    case "create":
      return Operation.createAccount({
        destination: address(action.to),
        startingBalance: amount(action.stroops),
      });
    case "merge":
      return Operation.accountMerge({ destination: address(action.to) });
    case "data":
      return Operation.manageData({ name: "note", value: action.keep ? "hello" : null });
    case "bump":
      return Operation.bumpSequence({ bumpTo: "0" });
    case "setAside":
      return Operation.createClaimableBalance({
        asset: Asset.native(),
        amount: amount(action.stroops),
        claimants: [new Claimant(address(action.to)), new Claimant(NOBODY)],
      });
    case "claim":
      return Operation.claimClaimableBalance({ balanceId: balances.at(-1 - action.which) ?? NO_BALANCE });
  }
}

/** Lumens on accounts, set aside and taken as fees; and reserves borne for others less those that others bear. */
function totalsOf(running: World["running"]): {
  lumens: bigint;
  unborneReserves: number;
  balances: string[];
} {
  let lumens = running.ledger.head.totals.feePool;
  let unborneReserves = 0;
  const balances: string[] = [];
  for (const [key, entry] of running.ledger.state.entries()) {
    if (entryTypeOf(key) === EntryType.account) {
      const account = decodeAccount(entry);
      const reserves = sponsoring(account);
      lumens += account.balance;
      unborneReserves += reserves.sponsored - reserves.sponsoring;
    } else if (entryTypeOf(key) === EntryType.claimableBalance) {
      const { data } = xdr.LedgerEntry.fromXdr(entry);
      if (data.type !== "claimableBalance") throw new Error(`found a ${data.type}`);
      lumens += data.claimableBalance.amount;
      unborneReserves += data.claimableBalance.claimants.length;
      balances.push(data.claimableBalance.balanceId.toXdr("hex"));
    }
  }
  return { lumens, unborneReserves, balances };
}

it("balances and the fee pool always add up, and the meta tells every change", async () => {
  const { ledger } = world.running;
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(step, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 12 }),
      async (plan) => {
        const people = await Promise.all(Array.from({ length: PEOPLE }, () => world.person()));
        const entries = new Map(
          [...ledger.state.entries()].map(([key, entry]) => [key, toBase64(entry)] as const),
        );
        const started = ledger.head.ledger.sequence;
        for (const actions of plan) {
          const source = people[actions[0]!.from]!;
          const account = ledger.state.get(stateKey(keyOf(source)));
          // Merged away: it can send nothing any more.
          if (account === undefined) continue;
          const builder = new TransactionBuilder(
            new Account(source.publicKey(), String(decodeAccount(account).seqNum)),
            {
              fee: "300",
              networkPassphrase: world.passphrase,
            },
          ).setTimeout(0);
          const parties = new Set<Keypair>([source]);
          for (const action of actions) {
            for (const { operation, by } of operationsOf(action, people, totalsOf(world.running).balances)) {
              parties.add(people[by]!);
              builder.addOperation(
                new xdr.Operation({
                  body: operation.body,
                  sourceAccount: xdr.MuxedAccount.keyTypeEd25519(people[by]!.rawPublicKey()),
                }),
              );
            }
          }
          const transaction = builder.build();
          transaction.sign(...parties);
          await ledger.submit(ledger.parse(transaction.toEnvelope().toXdr()));
          const { lumens, unborneReserves } = totalsOf(world.running);
          expect(lumens).toBe(TOTAL_COINS);
          expect(unborneReserves).toBe(0);
        }
        for (const record of ledger.history.recordsFrom(started + 1))
          followChanges(entries, record.closeMeta);
        // Of settings the network changes one by itself, every 64 ledgers: the window of state sizes, which no meta tells of.
        const isSetting = (key: StateKey) => entryTypeOf(key) === EntryType.configSetting;
        for (const [key, entry] of ledger.state.entries())
          if (!isSetting(key)) expect(entries.get(key)).toBe(toBase64(entry));
        expect(entries.size).toBe([...ledger.state.entries()].length);
      },
    ),
    { numRuns: 25 },
  );
});

function keyOf(keypair: Keypair): Uint8Array {
  return xdr.LedgerKey.account(
    new xdr.LedgerKeyAccount({ accountId: xdr.PublicKey.publicKeyTypeEd25519(keypair.rawPublicKey()) }),
  ).toXdr();
}
