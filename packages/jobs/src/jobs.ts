import { groupIdSchema } from "@ajo/schemas";
import { z } from "zod";

/** What a job is, without how it is done: that is the worker's. */
interface JobDefinition<Payload extends z.ZodObject> {
  payload: Payload;
  /** What makes two jobs the same: while one waits or runs, another like it is not added. */
  key: (payload: z.output<Payload>) => string;
  /** Jobs that name the same queue run one after the other; null runs alongside everything. */
  queue: string | null;
  /** Retried with growing pauses; after this many attempts it is left for the operator to see. */
  maxAttempts: number;
}

const define = <Payload extends z.ZodObject>(definition: JobDefinition<Payload>): JobDefinition<Payload> =>
  definition;

/** Everything that is done in the background, by name. */
export const JOBS = {
  /**
   * Settle a round that the contract lets anyone settle. One after the other: they share the worker's account, and
   * with it one sequence number.
   */
  settle_round: define({
    payload: z.object({ groupId: groupIdSchema, round: z.number().int().min(1).max(50) }),
    key: ({ groupId, round }) => `${groupId}:${round}`,
    queue: "worker-account",
    maxAttempts: 25,
  }),
  /** Forget sign-in challenges that expired long ago. */
  forget_challenges: define({
    payload: z.object({}),
    key: () => "",
    queue: null,
    maxAttempts: 3,
  }),
};

export type JobName = keyof typeof JOBS;
export type JobPayload<Name extends JobName> = z.output<(typeof JOBS)[Name]["payload"]>;

/** The key of a job among all jobs. */
export function jobKey<Name extends JobName>(name: Name, payload: JobPayload<Name>): string {
  // TypeScript does not see that the definition and the payload have the same name.
  const definition = JOBS[name] as unknown as JobDefinition<z.ZodObject>;
  return `${name}:${definition.key(payload)}`;
}

/** The payload of a stored job; throws when it does not fit, because another version wrote it. */
export function parsePayload<Name extends JobName>(name: Name, payload: unknown): JobPayload<Name> {
  // Each schema gives the payload of its own name.
  return JOBS[name].payload.parse(payload) as JobPayload<Name>;
}
