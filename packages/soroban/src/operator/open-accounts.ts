import { Operation, type Keypair } from "@stellar/stellar-sdk/base";
import { findAccount } from "../account/find-account";
import type { Chain } from "../chain";
import { getLedgerEntries } from "../client/get-ledger-entries";
import { accountKey } from "../client/ledger-keys";
import { createSender } from "../deploy/sender";

/** An account's two base reserves, and a little for a network that raises them. */
const STARTING_BALANCE = "1.5";

/** Makes those of the accounts that the network does not have, paid for by `funder`. Returns how many it made. */
export async function openAccounts(
  { rpc, networkPassphrase }: Pick<Chain, "rpc" | "networkPassphrase">,
  funder: Keypair,
  addresses: readonly string[],
): Promise<number> {
  const entries = await getLedgerEntries(rpc, addresses.map(accountKey));
  const missing = addresses.filter((address) => findAccount(entries, address) === undefined);
  if (missing.length === 0) return 0;
  const create = (destination: string) =>
    Operation.createAccount({ destination, startingBalance: STARTING_BALANCE });
  await createSender(rpc, networkPassphrase, funder).send(missing.map(create));
  return missing.length;
}
