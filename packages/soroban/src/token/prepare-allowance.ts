import { type PreparedTransaction, prepareAllowanceInput } from "@ajo/schemas";
import { Address, nativeToScVal } from "@stellar/stellar-sdk/base";
import type { z } from "zod";
import type { Chain } from "../chain";
import { requireTerms } from "../group/read-group";
import { getNetworkState } from "../network/get-network-state";
import { parseInput } from "../parse-input";
import { prepareInvocation } from "../transaction/prepare-invocation";

const LEDGER_SECONDS = 5;
/** A little less than the 180 days of ledgers that the network keeps an entry at most. */
const MOST_LEDGERS = 3_000_000;

/**
 * Allows a group to draw up to `amount` from the source (SEP-41 `approve`): what a standing order lives on. It ends
 * at `expiresAt`, counted in ledgers of five seconds, or when the network keeps no allowance longer.
 */
export async function prepareAllowance(
  chain: Chain,
  input: z.input<typeof prepareAllowanceInput>,
): Promise<PreparedTransaction> {
  const { source, groupId, amount, expiresAt } = parseInput(prepareAllowanceInput, input);
  const [{ config }, now] = await Promise.all([requireTerms(chain, groupId), getNetworkState(chain.rpc)]);
  const { token } = await chain.tokens.get(config.token);
  const wanted = Math.ceil((expiresAt.getTime() - now.closeTime.getTime()) / 1000 / LEDGER_SECONDS);
  // Taking an allowance back names a ledger that is over.
  const ledgers = amount === 0n ? 0 : Math.max(1, Math.min(MOST_LEDGERS, wanted));
  const args = [
    new Address(source).toScVal(),
    new Address(groupId).toScVal(),
    nativeToScVal(amount, { type: "i128" }),
    nativeToScVal(now.latestLedger + ledgers, { type: "u32" }),
  ];
  const call = { source, contractId: config.token, method: "approve", args };
  return prepareInvocation(chain, call, () => ({
    kind: "allowance",
    groupId,
    name: config.name,
    amount,
    token,
    expiresAt: new Date(now.closeTime.getTime() + ledgers * LEDGER_SECONDS * 1000),
  }));
}
