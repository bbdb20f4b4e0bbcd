import { type GroupEvent, type GroupEventName, groupEventSchema } from "@ajo/schemas";
import type { ScVal } from "@stellar/stellar-sdk/xdr";
import { z } from "zod";
import { factorySpec, groupSpec } from "../bindings";
import { chainConfigSchema, hexBytes } from "../group/chain-config";
import { decodeMotion } from "../group/chain-motion";

/** An event as stellar-rpc tells it, XDR decoded. */
export interface ChainEvent {
  id: string;
  ledger: number;
  closedAt: Date;
  contractId: string;
  txHash: string;
  topics: ScVal[];
  value: ScVal;
}

export type DecodedEvent = { event: GroupEvent } | { reason: string };

/** First topic of everything Ajo's contracts emit. */
export const AJO_TOPIC = "ajo";

/** `ContributionKind` by its number; mirrors contracts/group/src/types.rs. */
const CONTRIBUTION_KINDS = ["paid", "ahead", "late", "setOff", "standingOrder", "fromDeposit"] as const;
const MOVE_REASONS = ["handOver", "recovery"] as const;

type Fields = Record<string, unknown>;

const kindSchema = z
  .number()
  .int()
  .transform((kind) => CONTRIBUTION_KINDS[kind]);
const bytesSchema = z.instanceof(Uint8Array).transform((bytes) => [...bytes]);
const unixSchema = z
  .bigint()
  .min(0n)
  .max(8_640_000_000_000n)
  .transform((seconds) => new Date(Number(seconds) * 1000));

const reasonSchema = z
  .number()
  .int()
  .transform((reason) => MOVE_REASONS[reason]);
const asTold = (fields: Fields): Fields => fields;
const givenOut = ({ gap, sharers, ...rest }: Fields): Fields => ({
  ...rest,
  gap: gap ?? null,
  sharers: bytesSchema.parse(sharers),
});

/** From the contract's own names and types to the vocabulary's; what is not named here is the same in both. */
const translate = {
  group_created: ({ group, organiser_joins, config, ...rest }) => ({
    ...rest,
    groupId: group,
    organiserJoins: organiser_joins,
    config: chainConfigSchema.parse(config),
  }),
  group_opened: ({ factory, config, ...rest }) => ({
    ...rest,
    factoryId: factory,
    config: chainConfigSchema.parse(config),
  }),
  member_joined: ({ rulebook, commitment, ...rest }) => ({
    ...rest,
    rulebook: hexBytes.parse(rulebook),
    commitment: commitment == null ? null : hexBytes.parse(commitment),
  }),
  member_left: asTold,
  invited: ({ key, uses, expires_at }) => ({
    key: hexBytes.parse(key),
    uses,
    expiresAt: unixSchema.parse(expires_at),
  }),
  invitation_revoked: ({ key }) => ({ key: hexBytes.parse(key) }),
  member_approved: asTold,
  member_disapproved: asTold,
  order_set: ({ order }) => ({ order: bytesSchema.parse(order) }),
  order_accepted: ({ member, order }) => ({ member, order: bytesSchema.parse(order) }),
  draw_opened: ({ ends_at }) => ({ endsAt: unixSchema.parse(ends_at) }),
  secret_revealed: ({ member, secret }) => ({ member, secret: hexBytes.parse(secret) }),
  order_drawn: ({ seed, order }) => ({ seed: hexBytes.parse(seed), order: bytesSchema.parse(order) }),
  group_started: ({ started_at, order }) => ({
    startedAt: unixSchema.parse(started_at),
    order: bytesSchema.parse(order),
  }),
  contributed: ({ kind, fee, recipient, forwarded, ...rest }) => ({
    ...rest,
    kind: kindSchema.parse(kind),
    fee: fee ?? 0n,
    recipient: recipient ?? null,
    forwarded: forwarded ?? null,
  }),
  member_late: asTold,
  round_settled: asTold,
  deposit_added: ({ payer, ...rest }) => ({ ...rest, payer: payer ?? null }),
  member_defaulted: asTold,
  member_cured: asTold,
  standing_order_set: asTold,
  turn_vacated: ({ by_choice, credited, ...rest }) => ({
    ...rest,
    byChoice: by_choice,
    credited: bytesSchema.parse(credited),
  }),
  payout_held: asTold,
  payout_claimed: ({ from_deposit, ...rest }) => ({ ...rest, fromDeposit: from_deposit }),
  group_completed: givenOut,
  group_cancelled: givenOut,
  bid_sealed: asTold,
  bid_revealed: ({ discount_bps, ...rest }) => ({ ...rest, discountBps: discount_bps }),
  auction_won: ({ discount_bps, order, ...rest }) => ({
    ...rest,
    discountBps: discount_bps,
    order: bytesSchema.parse(order),
  }),
  turns_swapped: asTold,
  hand_over_proposed: ({ ready_at, ...rest }) => ({ ...rest, readyAt: unixSchema.parse(ready_at) }),
  hand_over_vetoed: asTold,
  seat_moved: ({ reason, ...rest }) => ({ ...rest, reason: reasonSchema.parse(reason) }),
  voted: ({ motion, ...rest }) => ({ ...rest, motion: decodeMotion(motion) }),
  recovery_ready: ({ ready_at, ...rest }) => ({ ...rest, readyAt: unixSchema.parse(ready_at) }),
  recovery_vetoed: asTold,
  group_paused: ({ until, by }) => ({ until: unixSchema.parse(until), by: by ?? null }),
  deputy_set: ({ deputy }) => ({ deputy: deputy ?? null }),
  organiser_changed: asTold,
  organiser_stayed: ({ seen_at }) => ({ seenAt: unixSchema.parse(seen_at) }),
  upgraded: ({ code, version }) => ({ code: hexBytes.parse(code), version }),
} satisfies Record<GroupEventName, (fields: Fields) => Fields>;

/**
 * Decodes by the specs that the contracts' wasm carries (SEP-48), then parses with the vocabulary's schema. Anybody
 * may emit under Ajo's topic, so nothing here throws: what does not fit is told with its reason, and it is the
 * caller who keeps the events of the factory and of its groups only.
 */
export function decodeGroupEvent(chainEvent: ChainEvent): DecodedEvent {
  const name = chainEvent.topics[1];
  if (name?.type !== "scvSymbol") return { reason: "no event name" };
  return decodeNamed(name.sym.toString(), chainEvent);
}

/** What the factory says of itself, its admin and its code: nothing of any group. */
const ADMINISTRATION = new Set(["code_proposed", "code_applied", "admin_proposed", "admin_changed"]);

/** Whether an event, if it is the factory's, concerns no group: `decodeGroupEvent` does not follow it. */
export function isAdministration([, name]: readonly ScVal[]): boolean {
  return name?.type === "scvSymbol" && ADMINISTRATION.has(name.sym.toString());
}

function decodeNamed(name: string, { topics, value, contractId, ...where }: ChainEvent): DecodedEvent {
  if (!isFollowed(name)) return { reason: `an event this code does not follow: ${name}` };
  const isFactorys = name === "group_created";
  const parsed = (isFactorys ? factorySpec : groupSpec).parseEvent(topics, value);
  if (parsed === undefined) return { reason: `${name} does not fit the contract's spec` };
  try {
    const event = groupEventSchema.parse({
      ...translate[name](parsed.data as Fields),
      ...(isFactorys ? { factoryId: contractId } : { groupId: contractId }),
      name,
      id: where.id,
      ledger: where.ledger,
      at: where.closedAt,
      txHash: where.txHash,
    });
    return { event };
  } catch (error) {
    if (error instanceof z.ZodError) return { reason: `${name} does not fit: ${z.prettifyError(error)}` };
    throw error;
  }
}

function isFollowed(name: string): name is GroupEventName {
  return Object.hasOwn(translate, name);
}
