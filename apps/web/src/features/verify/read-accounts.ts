import "@/lib/zod-without-eval";
import { createSorobanClient } from "@ajo/soroban";
import type { Answer, GroupDetail, GroupEvent, GroupId, GroupSnapshot, NetworkInfo } from "@ajo/schemas";
import type { GroupAccounts } from "./compare-accounts";
import { replayGroup } from "./replay-group";

/** How often the three are asked until they speak of the same moment; a busy group changes in between. */
const ATTEMPTS = 4;
const PAUSE_MS = 1_000;

export interface ReadAccounts {
  accounts: GroupAccounts;
  asOfLedger: number;
  /** How many events were added up, and from which ledger on the network has them. */
  events: number;
  oldestLedger: number;
  unexplained: readonly string[];
}

/**
 * Asks the network directly, at `rpcUrl`, for a group's contract and all its events, and our server for what it says.
 * Rejects with an `AjoError`, or with what `askServer` rejects with.
 */
export async function readAccounts(
  groupId: GroupId,
  rpcUrl: string,
  network: Pick<NetworkInfo, "passphrase" | "factoryId" | "tokens">,
  askServer: () => Promise<Answer<GroupDetail>>,
): Promise<ReadAccounts | null> {
  const { passphrase: networkPassphrase, factoryId, tokens } = network;
  const client = createSorobanClient({ rpcUrl, networkPassphrase, factoryId, tokens });
  for (let attempt = 1; ; attempt++) {
    const contract = await client.getGroupSnapshot(groupId);
    if (contract === null) return null;
    const { events, oldestLedger, unknown } = await listAll(client, groupId, contract);
    const lastChange = events.at(-1)?.ledger ?? 0;
    const server = await askServer();
    if (server.freshness.asOfLedger < lastChange && attempt < ATTEMPTS) {
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
      continue;
    }
    const unexplained = [...new Set(unknown)];
    const replayed = unexplained.length === 0 ? replayGroup(events) : null;
    return {
      accounts: { replayed, contract, server: server.data },
      asOfLedger: contract.asOfLedger,
      events: events.length,
      oldestLedger,
      unexplained,
    };
  }
}

/** Every event of the group that the network still has, up to the ledger of the snapshot. */
async function listAll(
  client: ReturnType<typeof createSorobanClient>,
  contractId: GroupId,
  { asOfLedger }: GroupSnapshot,
): Promise<{ events: GroupEvent[]; unknown: string[]; oldestLedger: number }> {
  const events: GroupEvent[] = [];
  const unknown: string[] = [];
  let page = await client.listEvents({ startLedger: 1, contractId });
  for (;;) {
    events.push(...page.events.filter(({ ledger }) => ledger <= asOfLedger));
    unknown.push(...page.unknown.map(({ reason }) => reason));
    if (page.completeLedger >= asOfLedger) return { events, unknown, oldestLedger: page.oldestLedger };
    page = await client.listEvents({ cursor: page.cursor, contractId });
  }
}
