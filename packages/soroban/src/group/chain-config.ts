import { type GroupConfig, type Invitation, fromHex, groupConfigSchema, toHex } from "@ajo/schemas";
import { z } from "zod";

/** The contract's enums by their numbers; mirrors contracts/types. */
const START_RULES = ["whenFull", "byOrganiser"] as const;
const TURN_ORDERS = ["joining", "fixed", "random", "auction"] as const;
const ADMISSIONS = ["open", "invitation", "approval"] as const;

const u64Seconds = z.bigint().min(0n).max(BigInt(Number.MAX_SAFE_INTEGER)).transform(Number);
/** A moment in Unix seconds; 0 is none. */
export const momentOrNone = z
  .bigint()
  .min(0n)
  .max(8_640_000_000_000n)
  .transform((seconds) => (seconds === 0n ? null : new Date(Number(seconds) * 1000)));
export const hexBytes = z.instanceof(Uint8Array).transform(toHex);

/** `GroupConfig` as the contract has it, as plain values of an ScVal. */
export const chainConfigSchema = z
  .object({
    name: z.string(),
    token: z.string(),
    contribution: z.bigint(),
    frequency: u64Seconds,
    grace: u64Seconds,
    max_members: z.number(),
    start_rule: z.number().int(),
    start_by: momentOrNone,
    turn_order: z.number().int(),
    admission: z.number().int(),
    deposit_bps: z.number(),
    late_fee_bps: z.number(),
    reserve_fee_bps: z.number(),
    default_after: z.number(),
    rulebook: hexBytes,
    deputy: z.string().nullish(),
  })
  .transform((config): unknown => ({
    name: config.name,
    token: config.token,
    contribution: config.contribution,
    frequencySeconds: config.frequency,
    graceSeconds: config.grace,
    maxMembers: config.max_members,
    startRule: START_RULES[config.start_rule],
    startBy: config.start_by,
    turnOrder: TURN_ORDERS[config.turn_order],
    admission: ADMISSIONS[config.admission],
    depositBps: config.deposit_bps,
    lateFeeBps: config.late_fee_bps,
    reserveFeeBps: config.reserve_fee_bps,
    defaultAfter: config.default_after,
    rulebookHash: config.rulebook,
    deputy: config.deputy ?? null,
  }))
  .pipe(groupConfigSchema);

/** A group's terms in the contract's own names, ready for encoding. */
export function toChainConfig(config: GroupConfig) {
  return {
    name: config.name,
    token: config.token,
    contribution: config.contribution,
    frequency: BigInt(config.frequencySeconds),
    grace: BigInt(config.graceSeconds),
    max_members: config.maxMembers,
    start_rule: START_RULES.indexOf(config.startRule),
    start_by: unixSeconds(config.startBy),
    turn_order: TURN_ORDERS.indexOf(config.turnOrder),
    admission: ADMISSIONS.indexOf(config.admission),
    deposit_bps: config.depositBps,
    late_fee_bps: config.lateFeeBps,
    reserve_fee_bps: config.reserveFeeBps,
    default_after: config.defaultAfter,
    rulebook: fromHex(config.rulebookHash),
    deputy: config.deputy,
  };
}

export const unixSeconds = (moment: Date | null): bigint =>
  moment === null ? 0n : BigInt(Math.floor(moment.getTime() / 1000));

/** What somebody brings who joins, in the contract's own names. */
export function toChainEntry(commitment: string | null, invitation: Invitation | null) {
  return {
    commitment: commitment === null ? null : fromHex(commitment),
    // The key, then its signature.
    invitation: invitation === null ? null : fromHex(invitation.key + invitation.signature),
  };
}
