import type { Address } from "@stellar/stellar-sdk/base";
import { Spec } from "@stellar/stellar-sdk/contract";
import type { ScVal } from "@stellar/stellar-sdk/xdr";
import type { Client as FactoryClient } from "./factory-client.gen";
import { factorySpecEntries } from "./factory-spec.gen";
import type { Client as GroupClient } from "./group-client.gen";
import { groupSpecEntries } from "./group-spec.gen";

export const factorySpec = new Spec(factorySpecEntries);
export const groupSpec = new Spec(groupSpecEntries);

/** The calls of the group that take arguments, with the types the wasm declares for them. */
type GroupCall =
  | (
      | "join"
      | "leave"
      | "invite"
      | "revoke"
      | "approve"
      | "disapprove"
      | "set_order"
      | "accept_order"
      | "reveal"
    )
  | ("contribute" | "set_standing_order" | "deposit" | "exit" | "claim")
  | ("swap" | "propose_hand_over" | "complete_hand_over" | "bid" | "reveal_bid")
  | ("vote" | "complete_recovery" | "veto_recovery" | "pause" | "cancel" | "set_deputy");
type FactoryCall = "create_group";

/** Enums of the contracts are numbers; the bindings' own enums exist as types only. */
type Plain<T> = T extends number
  ? number
  : T extends string | bigint | boolean | Address | Uint8Array
    ? T
    : { [Key in keyof T]: Plain<T[Key]> };

export function encodeGroupCall<Method extends GroupCall>(
  method: Method,
  args: Plain<Parameters<GroupClient[Method]>[0]>,
): ScVal[] {
  return groupSpec.funcArgsToScVals(method, args);
}

export function encodeFactoryCall<Method extends FactoryCall>(
  method: Method,
  args: Plain<Parameters<FactoryClient[Method]>[0]>,
): ScVal[] {
  return factorySpec.funcArgsToScVals(method, args);
}
