/** Reserves that one account bears for another (CAP-33). Reserves are counted: two for an account, one for a subentry or a claimant. */
import type { xdr } from "@stellar/stellar-sdk/base";
import { accountKey, type StateKey } from "../state/ledger-key";
import type { Overlay } from "../state/overlay";
import {
  accountLiabilities,
  addSubentries,
  changeAccount,
  changeSponsored,
  findAccount,
  MAX_SUBENTRIES,
  minimumBalance,
  putAccount,
  sameAccount,
  type SubentryOutcome,
} from "./account";

/** Who sponsors whom for the rest of a transaction: between begin and end, by account. */
export class Sponsorships {
  readonly #sponsors = new Map<StateKey, xdr.PublicKey>();

  begin(sponsored: xdr.PublicKey, sponsor: xdr.PublicKey): void {
    this.#sponsors.set(accountKey(sponsored), sponsor);
  }

  /** False if nobody sponsors it. */
  end(sponsored: xdr.PublicKey): boolean {
    return this.#sponsors.delete(accountKey(sponsored));
  }

  sponsorOf(account: xdr.PublicKey): xdr.PublicKey | null {
    return this.#sponsors.get(accountKey(account)) ?? null;
  }

  isSponsoring(account: xdr.PublicKey): boolean {
    return [...this.#sponsors.values()].some((sponsor) => sameAccount(sponsor, account));
  }

  /** Every one that was begun must be ended within the transaction. */
  get allEnded(): boolean {
    return this.#sponsors.size === 0;
  }
}

/** Lets `sponsor` bear so many reserves more. False if it has not enough for that. */
export function bearReserves(
  state: Overlay,
  sponsor: xdr.PublicKey,
  count: number,
  baseReserve: number,
): boolean {
  const account = findAccount(state, sponsor);
  if (account === null) return false;
  const bearing = changeSponsored(account, { sponsoring: count });
  if (account.balance < minimumBalance(bearing, baseReserve) + accountLiabilities(account).selling)
    return false;
  putAccount(state, bearing);
  return true;
}

/** Takes so many reserves off `sponsor`. */
export function releaseReserves(state: Overlay, sponsor: xdr.PublicKey, count: number): void {
  const account = findAccount(state, sponsor);
  if (account !== null) putAccount(state, changeSponsored(account, { sponsoring: -count }));
}

/** As `addSubentries` for one, whose reserve `sponsor` bears if there is one. */
export function addSubentry(
  state: Overlay,
  account: xdr.AccountEntry,
  sponsor: xdr.PublicKey | null,
  baseReserve: number,
): SubentryOutcome {
  if (sponsor === null) return addSubentries(account, 1, baseReserve);
  if (account.numSubEntries >= MAX_SUBENTRIES) return { ok: false, reason: "tooMany" };
  if (!bearReserves(state, sponsor, 1, baseReserve)) return { ok: false, reason: "lowReserve" };
  const added = changeAccount(account, { numSubEntries: account.numSubEntries + 1 });
  return { ok: true, account: changeSponsored(added, { sponsored: 1 }) };
}

/** The account without one of its subentries, and its sponsor without that reserve. */
export function removeSubentry(
  state: Overlay,
  account: xdr.AccountEntry,
  sponsor: xdr.PublicKey | null,
): xdr.AccountEntry {
  const without = changeAccount(account, { numSubEntries: account.numSubEntries - 1 });
  if (sponsor === null) return without;
  releaseReserves(state, sponsor, 1);
  return changeSponsored(without, { sponsored: -1 });
}
