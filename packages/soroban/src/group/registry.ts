import { GROUP_LIMITS } from "@ajo/schemas";
import { getLedgerEntries } from "../client/get-ledger-entries";
import type { Rpc } from "../client/rpc";
import { registeredKey } from "./group-keys";

/** What of a group never changes and is worth knowing before it is read again. */
export interface GroupShape {
  maxMembers: number;
  tokenId: string;
}

/** Which contracts are the factory's groups. Once a group, always a group, of the same shape: it is remembered. */
export interface Registry {
  isGroup(contractId: string): Promise<boolean>;
  /** To be told by whoever has read it anyway. */
  remember(groupId: string, shape?: GroupShape): void;
  shapeOf(groupId: string): GroupShape | undefined;
}

const MOST_REMEMBERED = 10_000;
export const MOST_SEATS = GROUP_LIMITS.membersMax;

export function createRegistry(rpc: Rpc, factoryId: string): Registry {
  const known = new Map<string, GroupShape | undefined>();

  function remember(groupId: string, shape = known.get(groupId)): void {
    if (known.size >= MOST_REMEMBERED) known.clear();
    known.set(groupId, shape);
  }

  async function isGroup(contractId: string): Promise<boolean> {
    if (known.has(contractId)) return true;
    const key = registeredKey(factoryId, contractId);
    if ((await getLedgerEntries(rpc, [key])).find(key) === undefined) return false;
    remember(contractId);
    return true;
  }

  return { isGroup, remember, shapeOf: (groupId) => known.get(groupId) };
}
