import { amountSchema, contractIdSchema, memberAddressSchema } from "@ajo/schemas";
import { z } from "zod";
import { findInstance, findInstanceValue, findNativeValue } from "../client/contract-data";
import type { LedgerEntries } from "../client/get-ledger-entries";
import { contractInstanceKey } from "../client/ledger-keys";
import { chainConfigSchema } from "./chain-config";
import { memberKey, stateKey, termsKey } from "./group-keys";

const STATUSES = ["forming", "active", "completed"] as const;

const bytes = z.instanceof(Uint8Array).transform((list) => [...list]);

const termsSchema = z.object({
  config: chainConfigSchema,
  factory: contractIdSchema,
  organiser: memberAddressSchema,
});

const stateSchema = z.object({
  status: z
    .number()
    .int()
    .min(0)
    .max(2)
    .transform((status) => STATUSES[status as 0 | 1 | 2]),
  round: z.number().int(),
  started_at: z.bigint(),
  /** Seat numbers in turn order. */
  order: bytes,
  /** Rounds paid, indexed by seat. */
  paid: bytes,
  /** Contributions paid or held at settlement, indexed by settled round. */
  payouts: bytes,
  /** Contributions missing at settlement, indexed by settled round. */
  missing: bytes,
});

const memberSchema = z.object({ address: memberAddressSchema, held: amountSchema });

export type GroupTerms = z.infer<typeof termsSchema>;
export type GroupState = z.infer<typeof stateSchema>;

/** What never changes in a group, or undefined when there is no such contract or it is no group this code knows. */
export function findTerms(entries: LedgerEntries, groupId: string): GroupTerms | undefined {
  const instance = findInstance(entries, contractInstanceKey(groupId));
  if (instance === undefined) return undefined;
  return termsSchema.safeParse(findInstanceValue(instance, termsKey)).data;
}

export function decodeState(entries: LedgerEntries, groupId: string): GroupState {
  return stateSchema.parse(findNativeValue(entries, stateKey(groupId)));
}

/** The holders of the seats in turn order. */
export function decodeMembers(entries: LedgerEntries, groupId: string, state: GroupState) {
  return state.order.map((seat, index) => {
    const { address, held } = memberSchema.parse(findNativeValue(entries, memberKey(groupId, seat)));
    return { address, seat, turn: index + 1, paidRounds: state.paid[seat] ?? 0, heldAmount: held };
  });
}
