import { type GroupConfig, groupConfigSchema } from "@ajo/schemas";
import { z } from "zod";

/** `StartRule` by its number; mirrors contracts/types. */
const START_RULES = ["whenFull", "byOrganiser"] as const;

const u64Seconds = z.bigint().min(0n).max(BigInt(Number.MAX_SAFE_INTEGER)).transform(Number);

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
  })
  .transform(({ frequency, grace, max_members, start_rule, ...rest }): unknown => ({
    ...rest,
    frequencySeconds: frequency,
    graceSeconds: grace,
    maxMembers: max_members,
    startRule: START_RULES[start_rule],
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
  };
}
