/** Whatever happens, lumens neither appear nor vanish; and the recorded changes are the changes. */
import { Account, Asset, type Keypair, Operation, TransactionBuilder, xdr } from "@stellar/stellar-sdk";
import fc from "fast-check";
import { afterAll, beforeAll, expect, it } from "vitest";
import { decodeAccount } from "../src/entries/account";
import { TOTAL_COINS } from "../src/engine/ledger-header";
import { EntryType, entryTypeOf, type StateKey, stateKey } from "../src/state/ledger-key";
import { toBase64 } from "../src/xdr/bytes";
import { startWorld, type World } from "./world";

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.stop());

const PEOPLE = 5;

type Step =
  | { kind: "pay"; from: number; to: number; stroops: number }
  | { kind: "create"; from: number; to: number; stroops: number }
  | { kind: "merge"; from: number; to: number }
  | { kind: "data"; from: number; keep: boolean }
  | { kind: "bump"; from: number };

const person = fc.nat(PEOPLE - 1);
const stroops = fc.oneof(fc.integer({ min: 1, max: 100 }), fc.integer({ min: 1, max: 2_000_000_000 }));
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ kind: fc.constant("pay" as const), from: person, to: person, stroops }),
  fc.record({ kind: fc.constant("create" as const), from: person, to: person, stroops }),
  fc.record({ kind: fc.constant("merge" as const), from: person, to: person }),
  fc.record({ kind: fc.constant("data" as const), from: person, keep: fc.boolean() }),
  fc.record({ kind: fc.constant("bump" as const), from: person }),
);

const amount = (value: number) => (value / 10_000_000).toFixed(7);

function operationOf(action: Step, people: readonly Keypair[]): xdr.Operation {
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
  }
}

function lumensOf(running: World["running"]): bigint {
  let sum = running.ledger.head.totals.feePool;
  for (const [key, entry] of running.ledger.state.entries())
    if (entryTypeOf(key) === 0) sum += decodeAccount(entry).balance;
  return sum;
}

/** Follows the changes that a ledger's meta tells, as an indexer would. */
function follow(entries: Map<StateKey, string>, closeMeta: Uint8Array): void {
  const meta = xdr.LedgerCloseMeta.fromXdr(closeMeta);
  if (meta.type !== "v2") throw new Error(`a close meta of version ${meta.type}`);
  const { txProcessing } = meta.v2;
  for (const { feeProcessing } of txProcessing) feeProcessing.forEach(apply);
  for (const { txApplyProcessing: applied } of txProcessing) {
    if (applied.type !== "v4") throw new Error(`a meta of version ${applied.type}`);
    applied.v4.txChangesBefore.forEach(apply);
    applied.v4.operations.flatMap(({ changes }) => changes).forEach(apply);
  }
  for (const { postTxApplyFeeProcessing } of txProcessing) postTxApplyFeeProcessing.forEach(apply);

  function apply(change: xdr.LedgerEntryChange): void {
    switch (change.type) {
      case "ledgerEntryState":
        // What a change says was there before must be what was there.
        expect(entries.get(accountOf(change.state)) ?? toBase64(change.state.toXdr())).toBe(
          toBase64(change.state.toXdr()),
        );
        return;
      case "ledgerEntryRemoved":
        entries.delete(stateKey(change.removed.toXdr()));
        return;
      case "ledgerEntryCreated":
        entries.set(accountOf(change.created), toBase64(change.created.toXdr()));
        return;
      case "ledgerEntryUpdated":
        entries.set(accountOf(change.updated), toBase64(change.updated.toXdr()));
        return;
      case "ledgerEntryRestored":
        throw new Error("nothing classic is ever restored");
    }
  }
}

function accountOf({ data }: xdr.LedgerEntry): StateKey {
  const { accountId } =
    data.type === "account" ? data.account : data.type === "data" ? data.data : fail(data.type);
  const key =
    data.type === "data"
      ? xdr.LedgerKey.data(new xdr.LedgerKeyData({ accountId, dataName: data.data.dataName }))
      : xdr.LedgerKey.account(new xdr.LedgerKeyAccount({ accountId }));
  return stateKey(key.toXdr());
}

function fail(type: string): never {
  throw new Error(`no step touches a ${type}`);
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
              fee: "100",
              networkPassphrase: world.passphrase,
            },
          ).setTimeout(0);
          for (const action of actions) {
            const from = people[action.from]!;
            const operation = operationOf(action, people);
            builder.addOperation(
              new xdr.Operation({
                body: operation.body,
                sourceAccount: xdr.MuxedAccount.keyTypeEd25519(from.rawPublicKey()),
              }),
            );
          }
          const transaction = builder.build();
          const signers = new Map(
            [source, ...actions.map(({ from }) => people[from]!)].map((signer) => [
              signer.publicKey(),
              signer,
            ]),
          );
          transaction.sign(...signers.values());
          await ledger.submit(ledger.parse(transaction.toEnvelope().toXdr()));
          expect(lumensOf(world.running)).toBe(TOTAL_COINS);
        }
        for (const record of ledger.history.recordsFrom(started + 1)) follow(entries, record.closeMeta);
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
