import { type ContractId, toHex } from "@ajo/schemas";
import { z } from "zod";
import { findInstance, findInstanceValue } from "../client/contract-data";
import { getLedgerEntries } from "../client/get-ledger-entries";
import { contractInstanceKey } from "../client/ledger-keys";
import type { Rpc } from "../client/rpc";
import { adminKey, codeKey, pendingCodeKey } from "../group/group-keys";

const hashSchema = z.instanceof(Uint8Array).transform(toHex);

const factorySchema = z.object({
  admin: z.string(),
  code: hashSchema,
  pending: z
    .object({ hash: hashSchema, ready_at: z.bigint() })
    .transform(({ hash, ready_at }) => ({ code: hash, readyAt: new Date(Number(ready_at) * 1000) }))
    .optional(),
});

/** Who decides about the code of new groups, what it is, and what it may become; hashes in hex. */
export type FactoryCode = z.infer<typeof factorySchema>;

export async function getFactoryCode(rpc: Rpc, factoryId: ContractId): Promise<FactoryCode> {
  const key = contractInstanceKey(factoryId);
  const instance = findInstance(await getLedgerEntries(rpc, [key]), key);
  if (instance === undefined) throw new Error(`there is no contract ${factoryId} on this network`);
  const parsed = factorySchema.safeParse({
    admin: findInstanceValue(instance, adminKey),
    code: findInstanceValue(instance, codeKey),
    pending: findInstanceValue(instance, pendingCodeKey),
  });
  if (!parsed.success) throw new Error(`${factoryId} is no factory of Ajo's`, { cause: parsed.error });
  return parsed.data;
}
