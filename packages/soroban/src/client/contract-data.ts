import { scValToNative } from "@stellar/stellar-sdk/base";
import type { ScContractInstance, ScVal } from "@stellar/stellar-sdk/xdr";
import type { LedgerEntries } from "./get-ledger-entries";
import type { KeyText } from "./ledger-keys";

/** The value of a contract's entry, or undefined when there is none. */
export function findContractValue(entries: Pick<LedgerEntries, "find">, key: KeyText): ScVal | undefined {
  const entry = entries.find(key);
  return entry?.type === "contractData" ? entry.contractData.val : undefined;
}

/** The same, as plain untrusted values: maps as objects, bytes as Uint8Array, addresses as strings. */
export function findNativeValue(entries: Pick<LedgerEntries, "find">, key: KeyText): unknown {
  const value = findContractValue(entries, key);
  return value === undefined ? undefined : toNative(value);
}

export function findInstance(
  entries: Pick<LedgerEntries, "find">,
  key: KeyText,
): ScContractInstance | undefined {
  const value = findContractValue(entries, key);
  return value?.type === "scvContractInstance" ? value.instance : undefined;
}

/** One value of a contract's instance storage, as plain untrusted values. */
export function findInstanceValue(instance: ScContractInstance, key: ScVal): unknown {
  const entry = instance.storage?.find((candidate) => candidate.key.equals(key));
  return entry === undefined ? undefined : toNative(entry.val);
}

/** stellar-sdk types what it decodes as `any`; what comes out here is unknown until a schema has parsed it. */
export function toNative(value: ScVal): unknown {
  return scValToNative(value) as unknown;
}
