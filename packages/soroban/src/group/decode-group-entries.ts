import {
  type GroupConfig,
  type SnapshotMember,
  amountSchema,
  contractIdSchema,
  memberAddressSchema,
} from "@ajo/schemas";
import { z } from "zod";
import { findInstance, findInstanceValue, findNativeValue } from "../client/contract-data";
import type { LedgerEntries } from "../client/get-ledger-entries";
import { contractInstanceKey } from "../client/ledger-keys";
import { chainConfigSchema } from "./chain-config";
import { ROUNDS_PER_PAGE, depositsKey, memberKey, roundsPageKey, stateKey, termsKey } from "./group-keys";
import {
  type PackedState,
  type RoundRecord,
  unpackAmounts,
  unpackRecords,
  unpackState,
} from "./unpack-state";

const bytes = z.instanceof(Uint8Array);

const termsSchema = z.object({
  config: chainConfigSchema,
  factory: contractIdSchema,
  organiser: memberAddressSchema,
  deputy: memberAddressSchema.nullish().transform((deputy) => deputy ?? null),
  /** Unix seconds. */
  organiser_seen_at: z.bigint(),
});

const memberSchema = z.object({ address: memberAddressSchema, held: amountSchema, taken: amountSchema });

export type GroupTerms = z.infer<typeof termsSchema>;

/** A group's terms and leaders, or undefined when there is no such contract or it is no group this code knows. */
export function findTerms(entries: LedgerEntries, groupId: string): GroupTerms | undefined {
  const instance = findInstance(entries, contractInstanceKey(groupId));
  if (instance === undefined) return undefined;
  return termsSchema.safeParse(findInstanceValue(instance, termsKey)).data;
}

export function decodeState(entries: LedgerEntries, groupId: string): PackedState {
  return unpackState(bytes.parse(findNativeValue(entries, stateKey(groupId))));
}

/** The settled rounds in order. */
export function decodeRecords(entries: LedgerEntries, groupId: string, settled: number): RoundRecord[] {
  const pages = Array.from({ length: Math.ceil(settled / ROUNDS_PER_PAGE) }, (_, page) =>
    unpackRecords(bytes.parse(findNativeValue(entries, roundsPageKey(groupId, page)))),
  );
  return pages.flat().slice(0, settled);
}

/** The holders of the seats in turn order. */
export function decodeMembers(
  entries: LedgerEntries,
  groupId: string,
  { contribution, turnOrder }: GroupConfig,
  state: PackedState,
): SnapshotMember[] {
  const stored = findNativeValue(entries, depositsKey(groupId));
  const deposits = stored === undefined ? [] : unpackAmounts(bytes.parse(stored));
  return state.order.map((seat, index) => {
    const { address, held, taken } = memberSchema.parse(findNativeValue(entries, memberKey(groupId, seat)));
    const credits = BigInt(state.credits[seat] ?? 0) * contribution;
    const share = state.sharers.has(seat) ? state.share : 0n;
    return {
      address,
      seat,
      turn: index + 1,
      paidRounds: state.paid[seat] ?? 0,
      heldAmount: held + credits + share + state.dividend - taken,
      deposit: deposits[seat] ?? 0n,
      defaulted: state.defaulted.has(seat),
      exited: state.exited.has(seat),
      standingOrder: state.standing.has(seat),
      hasAccepted: turnOrder === "fixed" && state.agreed.has(seat),
      hasRevealed: turnOrder === "random" && state.agreed.has(seat),
    };
  });
}
