import { type GroupEvent, type GroupEventName, groupEventSchema } from "@ajo/schemas";
import type { ScVal } from "@stellar/stellar-sdk/xdr";
import { z } from "zod";
import { factorySpec, groupSpec } from "../bindings";
import { chainConfigSchema } from "../group/chain-config";

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
const CONTRIBUTION_KINDS = ["paid", "ahead", "late", "setOff"] as const;

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
  member_joined: (fields) => fields,
  member_left: (fields) => fields,
  group_started: ({ started_at, order }) => ({
    startedAt: unixSchema.parse(started_at),
    order: bytesSchema.parse(order),
  }),
  contributed: ({ kind, recipient, ...rest }) => ({
    ...rest,
    kind: kindSchema.parse(kind),
    recipient: recipient ?? null,
  }),
  member_late: (fields) => fields,
  round_settled: (fields) => fields,
  payout_held: (fields) => fields,
  payout_claimed: (fields) => fields,
  group_completed: (fields) => fields,
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
