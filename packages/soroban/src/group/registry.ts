import { getLedgerEntries } from "../client/get-ledger-entries";
import type { Rpc } from "../client/rpc";
import { registeredKey } from "./group-keys";

/** Which contracts are the factory's groups. Once a group, always a group: a yes is remembered. */
export interface Registry {
  isGroup(contractId: string): Promise<boolean>;
  /** To be told by whoever has read it anyway. */
  remember(groupId: string): void;
}

const MOST_REMEMBERED = 10_000;

export function createRegistry(rpc: Rpc, factoryId: string): Registry {
  const known = new Set<string>();

  function remember(groupId: string): void {
    if (known.size >= MOST_REMEMBERED) known.clear();
    known.add(groupId);
  }

  async function isGroup(contractId: string): Promise<boolean> {
    if (known.has(contractId)) return true;
    const key = registeredKey(factoryId, contractId);
    if ((await getLedgerEntries(rpc, [key])).find(key) === undefined) return false;
    remember(contractId);
    return true;
  }

  return { isGroup, remember };
}
