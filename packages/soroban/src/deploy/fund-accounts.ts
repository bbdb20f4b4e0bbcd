import { AjoError } from "@ajo/schemas";
import { z } from "zod";
import { findAccount } from "../account/find-account";
import { getLedgerEntries } from "../client/get-ledger-entries";
import { hostOf } from "../client/host-of";
import { accountKey } from "../client/ledger-keys";
import type { Rpc } from "../client/rpc";

/** Has friendbot create those of the accounts that do not exist yet. */
export async function fundAccounts(
  rpc: Rpc,
  friendbotUrl: string,
  addresses: readonly string[],
): Promise<void> {
  const entries = await getLedgerEntries(rpc, addresses.map(accountKey));
  const missing = addresses.filter((address) => findAccount(entries, address) === undefined);
  await Promise.all(missing.map((address) => askFriendbot(friendbotUrl, address)));
}

const refusalSchema = z.object({ detail: z.string() }).partial();

async function askFriendbot(friendbotUrl: string, address: string): Promise<void> {
  const url = new URL(friendbotUrl);
  url.searchParams.set("addr", address);
  const response = await fetch(url, { method: "POST", signal: AbortSignal.timeout(30_000) });
  const text = await response.text();
  // Somebody else was faster: what was wanted is there.
  if (response.ok || text.includes("createAccountAlreadyExist")) return;
  const { detail } = refusalSchema.safeParse(parse(text)).data ?? {};
  throw new AjoError(
    "ChainUnavailable",
    `friendbot at ${hostOf(friendbotUrl)} refused ${address}: ${detail ?? response.status}`,
  );
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
