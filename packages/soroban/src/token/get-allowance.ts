import { type Allowance, AjoError, allowanceInput, amountSchema } from "@ajo/schemas";
import { Address } from "@stellar/stellar-sdk/base";
import { z } from "zod";
import type { Chain } from "../chain";
import { callView } from "../client/call-view";
import { findNativeValue } from "../client/contract-data";
import { getLedgerEntries } from "../client/get-ledger-entries";
import { assetAllowanceKey } from "../client/ledger-keys";
import { requireTerms } from "../group/read-group";
import { getNetworkState } from "../network/get-network-state";
import { parseInput } from "../parse-input";

const LEDGER_SECONDS = 5;
const entrySchema = z.object({ live_until_ledger: z.number().int() });

/**
 * What a group may still draw from an owner's account, and about when that ends (counted in ledgers of five seconds).
 * The end is known of assets alone: a token with code of its own keeps it where it likes.
 */
export async function getAllowance(chain: Chain, input: z.input<typeof allowanceInput>): Promise<Allowance> {
  const { groupId, owner } = parseInput(allowanceInput, input);
  const { config } = await requireTerms(chain, groupId);
  const key = assetAllowanceKey(config.token, owner, groupId);
  const args = [new Address(owner).toScVal(), new Address(groupId).toScVal()];
  const [answer, entries, now] = await Promise.all([
    callView(chain.rpc, chain.networkPassphrase, config.token, "allowance", args),
    getLedgerEntries(chain.rpc, [key]),
    getNetworkState(chain.rpc),
  ]);
  if (!answer.succeeded)
    throw new AjoError("InvalidToken", `${config.token} tells no allowance: ${answer.error}`);
  const amount = amountSchema.parse(answer.value);
  const entry = entrySchema.safeParse(findNativeValue(entries, key)).data;
  const asOfLedger = Math.min(answer.ledger, entries.ledger);
  if (amount === 0n || entry === undefined) return { amount, expiresAt: null, asOfLedger };
  const seconds = (entry.live_until_ledger - now.latestLedger) * LEDGER_SECONDS;
  return { amount, expiresAt: new Date(now.closeTime.getTime() + seconds * 1000), asOfLedger };
}
