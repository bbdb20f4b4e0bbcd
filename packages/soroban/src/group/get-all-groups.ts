import { groupIdSchema } from "@ajo/schemas";
import { z } from "zod";
import type { Chain } from "../chain";
import { findNativeValue } from "../client/contract-data";
import { getLedgerEntries } from "../client/get-ledger-entries";
import { parseInput } from "../parse-input";
import type { GroupPage } from "../soroban-client";
import { REGISTRY_PAGE_SIZE, groupCountKey, registryPageKey } from "./group-keys";

const inputSchema = z.object({ start: z.number().int().min(0), limit: z.number().int().min(1).max(100) });
const registryPageSchema = z.array(groupIdSchema);

/** The factory's groups in creation order, from place `start`; all at one ledger. */
export async function getAllGroups(
  chain: Chain,
  input: { start: number; limit: number },
): Promise<GroupPage> {
  const { start, limit } = parseInput(inputSchema, input);
  const firstPage = Math.floor(start / REGISTRY_PAGE_SIZE);
  const lastPage = Math.floor((start + limit - 1) / REGISTRY_PAGE_SIZE);
  const countKey = groupCountKey(chain.factoryId);
  const pageKeys = Array.from({ length: lastPage - firstPage + 1 }, (_, index) =>
    registryPageKey(chain.factoryId, firstPage + index),
  );
  const entries = await getLedgerEntries(chain.rpc, [countKey, ...pageKeys]);

  const groupIds = pageKeys.flatMap((key) => registryPageSchema.parse(findNativeValue(entries, key) ?? []));
  for (const groupId of groupIds) chain.registry.remember(groupId);
  const skipped = start - firstPage * REGISTRY_PAGE_SIZE;
  return {
    groupIds: groupIds.slice(skipped, skipped + limit),
    total: z
      .number()
      .int()
      .parse(findNativeValue(entries, countKey) ?? 0),
  };
}
