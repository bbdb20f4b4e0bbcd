import { AjoError, type PreparedTransaction, prepareTrustlineInput } from "@ajo/schemas";
import { Account, Operation, TransactionBuilder } from "@stellar/stellar-sdk/base";
import type { z } from "zod";
import { findAccount } from "../account/find-account";
import { needsTrustline } from "../account/find-trustline";
import type { Chain } from "../chain";
import { getLedgerEntries } from "../client/get-ledger-entries";
import { accountKey } from "../client/ledger-keys";
import { getNetworkState } from "../network/get-network-state";
import { parseInput } from "../parse-input";
import { composePrepared, ensureFeeIsThere, expiryAfter, ownShareOf } from "../transaction/compose-prepared";

/** One more entry of an account keeps half a lumen in reserve. */
const RESERVE = 5_000_000n;

/**
 * The transaction with which an account becomes able to hold a listed token. Errors: `NotAvailable` for tokens that
 * are not listed or need none, AccountNotFound, InsufficientBalance when reserve and fee are not there.
 */
export async function prepareTrustline(
  chain: Chain,
  input: z.input<typeof prepareTrustlineInput>,
): Promise<PreparedTransaction> {
  const { source, token: contractId } = parseInput(prepareTrustlineInput, input);
  const listed = chain.tokens.listed.find(({ token }) => token.contractId === contractId);
  if (listed === undefined || listed.asset === null || !needsTrustline(source, listed.asset))
    throw new AjoError("NotAvailable", `no trustline is needed or offered for ${contractId}`);

  const [entries, now, fee] = await Promise.all([
    getLedgerEntries(chain.rpc, [accountKey(source)]),
    getNetworkState(chain.rpc),
    chain.fees.inclusionFee(),
  ]);
  const account = findAccount(entries, source);
  if (account === undefined)
    throw new AjoError("AccountNotFound", `${source} is not on this network`, { data: { address: source } });
  ensureFeeIsThere(account, ownShareOf(chain, fee) + RESERVE);

  const expiresAt = expiryAfter(now.closeTime);
  const transaction = new TransactionBuilder(new Account(source, account.seqNum.toString()), {
    fee: fee.toString(),
    networkPassphrase: chain.networkPassphrase,
    timebounds: { minTime: 0, maxTime: expiresAt },
  })
    .addOperation(Operation.changeTrust({ asset: listed.asset }))
    .build();
  return composePrepared(chain, transaction, expiresAt, { kind: "trustline", token: listed.token });
}
