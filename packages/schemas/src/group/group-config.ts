import { z } from "zod";
import { MAX_AMOUNT } from "../amount-text";
import { contractIdSchema } from "../ids/ids";
import { GROUP_LIMITS } from "./group-limits";

/** When a group starts: with the joining that fills it, or when the organiser says so. */
export const startRuleSchema = z.enum(["whenFull", "byOrganiser"]);
export type StartRule = z.infer<typeof startRuleSchema>;

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
      .max(MAX_AMOUNT / 2500n, { error: "the contribution is too large" }),
    frequencySeconds: z
      .number()
      .int()
      .min(GROUP_LIMITS.frequencyMinSeconds)
      .max(GROUP_LIMITS.frequencyMaxSeconds),
    graceSeconds: z.number().int().min(0),
    maxMembers: z.number().int().min(GROUP_LIMITS.membersMin).max(GROUP_LIMITS.membersMax),
    startRule: startRuleSchema,
  })
  .refine((config) => config.graceSeconds * GROUP_LIMITS.graceDivisor <= config.frequencySeconds, {
    path: ["graceSeconds"],
    error: "the grace period is at most a quarter of a round",
  });
export type GroupConfig = z.infer<typeof groupConfigSchema>;
