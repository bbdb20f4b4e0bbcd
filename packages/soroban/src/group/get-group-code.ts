import { AjoError, groupCodeInput, groupCodeSchema, toHex } from "@ajo/schemas";
import type { z } from "zod";
import type { Chain } from "../chain";
import { findInstance, findInstanceValue } from "../client/contract-data";
import { getLedgerEntries } from "../client/get-ledger-entries";
import { contractInstanceKey } from "../client/ledger-keys";
import { getCloseTime } from "../network/get-close-time";
import { getNetworkState } from "../network/get-network-state";
import { parseInput } from "../parse-input";
import type { GroupCodeAt } from "../soroban-client";
import { codeKey, registeredKey } from "./group-keys";

/** The code that a group runs and the code that the factory gives to new groups, both of one ledger. */
export async function getGroupCode(
  chain: Chain,
  input: z.input<typeof groupCodeInput>,
): Promise<GroupCodeAt> {
  const { groupId } = parseInput(groupCodeInput, input);
  const [registered, group, factory] = [
    registeredKey(chain.factoryId, groupId),
    contractInstanceKey(groupId),
    contractInstanceKey(chain.factoryId),
  ];
  const [entries, now] = await Promise.all([
    getLedgerEntries(chain.rpc, [registered, group, factory]),
    getNetworkState(chain.rpc),
  ]);
  if (entries.find(registered) === undefined)
    throw new AjoError("UnknownGroup", `${groupId} is not one of the factory's groups`, {
      data: { groupId },
    });
  const executable = findInstance(entries, group)?.executable;
  const instance = findInstance(entries, factory);
  const offered = instance === undefined ? undefined : findInstanceValue(instance, codeKey);
  if (executable?.type !== "contractExecutableWasm" || !(offered instanceof Uint8Array))
    throw new AjoError("ChainUnavailable", `the network tells no code of ${groupId} or of its factory`);
  return {
    ...groupCodeSchema.parse({ own: toHex(executable.wasmHash.value), offered: toHex(offered) }),
    asOfLedger: entries.ledger,
    asOf: await getCloseTime(chain.rpc, entries.ledger, now),
  };
}
