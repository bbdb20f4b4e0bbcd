import { z } from "zod";
import { contractIdSchema, hashSchema, memberAddressSchema } from "../ids/ids";
import { GROUP_LIMITS } from "./group-limits";
import { NO_RULEBOOK } from "./no-rulebook";

/** When a group starts: with the joining that fills it, or when the organiser says so. */
export const startRuleSchema = z.enum(["whenFull", "byOrganiser"]);
export type StartRule = z.infer<typeof startRuleSchema>;

/**
 * Who receives when: as they joined, as the organiser sets and everybody accepts, drawn from secrets of all members,
 * or round by round to whoever leaves the largest part of the pot to the others.
 */
export const turnOrderSchema = z.enum(["joining", "fixed", "random", "auction"]);
export type TurnOrder = z.infer<typeof turnOrderSchema>;

/** Who may take a seat: anybody, holders of an invitation link, or those the organiser approved. */
export const admissionSchema = z.enum(["open", "invitation", "approval"]);
export type Admission = z.infer<typeof admissionSchema>;

const bps = (most: number) => z.number().int().min(0).max(most).default(0);
const byteLength = (text: string) => new TextEncoder().encode(text).length;

/** What the organiser sets once, and nobody can change. Amounts in the token's smallest unit. */
export const groupConfigSchema = z
  .object({
    name: z
      .string()
      .trim()
      .min(1, { error: "a group needs a name" })
      .refine((name) => byteLength(name) <= GROUP_LIMITS.nameMaxBytes, {
        error: `at most ${GROUP_LIMITS.nameMaxBytes} bytes`,
      }),
    token: contractIdSchema,
    contribution: z
      .bigint()
      .min(1n, { error: "the contribution must be above zero" })
      .max(GROUP_LIMITS.contributionMax, { error: "the contribution is too large" }),
    frequencySeconds: z
      .number()
      .int()
      .min(GROUP_LIMITS.frequencyMinSeconds)
      .max(GROUP_LIMITS.frequencyMaxSeconds),
    graceSeconds: z.number().int().min(0),
    maxMembers: z.number().int().min(GROUP_LIMITS.membersMin).max(GROUP_LIMITS.membersMax),
    startRule: startRuleSchema,
    /** While forming after it anybody may cancel, and everybody is refunded; null: no such date. */
    startBy: z.date().nullable().default(null),
    turnOrder: turnOrderSchema.default("joining"),
    admission: admissionSchema.default("open"),
    /** The part of what a member still owes that is kept as their deposit. */
    depositBps: bps(GROUP_LIMITS.depositMaxBps),
    /** Of the contribution, for each round paid after it was settled. */
    lateFeeBps: bps(GROUP_LIMITS.lateFeeMaxBps),
    /** Of the contribution, with every contribution, for the reserve. */
    reserveFeeBps: bps(GROUP_LIMITS.reserveFeeMaxBps),
    /** With so many settled rounds unpaid a member is in default; 0: never. */
    defaultAfter: z.number().int().min(0).max(GROUP_LIMITS.defaultAfterMax).default(0),
    /** SHA-256 of the rulebook that members sign by joining. */
    rulebookHash: hashSchema.default(NO_RULEBOOK),
    /** Becomes the organiser when the organiser falls silent. */
    deputy: memberAddressSchema.nullable().default(null),
  })
  .refine((config) => config.graceSeconds * GROUP_LIMITS.graceDivisor <= config.frequencySeconds, {
    path: ["graceSeconds"],
    error: "the grace period is at most a quarter of a round",
  })
  .refine(
    (config) => config.turnOrder !== "auction" || config.graceSeconds >= GROUP_LIMITS.auctionGraceMinSeconds,
    { path: ["graceSeconds"], error: "an auction needs a minute of grace to reveal the bids" },
  );
export type GroupConfig = z.infer<typeof groupConfigSchema>;
/** The same with everything left out that has an ordinary value: plain terms, nothing but pots. */
export type GroupConfigInput = z.input<typeof groupConfigSchema>;
