import { type Asset, type Keypair, Operation } from "@stellar/stellar-sdk/base";
import { findTrustline } from "../account/find-trustline";
import { getLedgerEntries } from "../client/get-ledger-entries";
import { trustlineKey } from "../client/ledger-keys";
import type { Rpc } from "../client/rpc";
import { localRoleKeypair } from "./local-keys";
import type { Sender } from "./sender";

/** A transaction takes 20 signatures: the sender's, the issuer's, and those of so many people. */
const PEOPLE_AT_ONCE = 15;

/**
 * Gives each person a trustline for `asset` and `amount` of it (in decimal notation). Those who have the trustline
 * got theirs before and keep what they have.
 */
export async function endowPeople(
  rpc: Rpc,
  sender: Sender,
  asset: Asset,
  amount: string,
  people: readonly Keypair[],
): Promise<void> {
  if (people.length === 0) return;
  const issuer = localRoleKeypair("issuer");
  const keys = people.map((person) => trustlineKey(person.publicKey(), asset));
  const entries = await getLedgerEntries(rpc, keys);
  const without = people.filter((person) => findTrustline(entries, person.publicKey(), asset) === undefined);
  for (let start = 0; start < without.length; start += PEOPLE_AT_ONCE) {
    const some = without.slice(start, start + PEOPLE_AT_ONCE);
    const operations = some.flatMap((person) => [
      Operation.changeTrust({ asset, source: person.publicKey() }),
      Operation.payment({ asset, amount, destination: person.publicKey(), source: issuer.publicKey() }),
    ]);
    await sender.send(operations, [issuer, ...some]);
  }
}
