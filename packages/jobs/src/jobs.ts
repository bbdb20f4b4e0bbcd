import { emailAddressSchema, groupIdSchema, languageSchema } from "@ajo/schemas";
import { z } from "zod";

/** What a job is, without how it is done: that is the worker's. */
interface JobDefinition<Payload extends z.ZodObject> {
  payload: Payload;
  /** What makes two jobs the same: while one waits or runs, another like it is not added. */
  key: (payload: z.output<Payload>) => string;
  /**
   * Jobs of one lane run one after the other. `channel`: one lane for each channel account, because a transaction of
   * an account has to wait for the one before. `alone`: one lane for the job's name. `free`: no lane.
   */
  lane: "channel" | "alone" | "free";
  /** Retried with growing pauses; after this many attempts it is a dead letter, for the operator to see. */
  maxAttempts: number;
  /** When it is enqueued by the clock, as cron writes it; undefined when something else causes it. */
  cron?: string;
}

const define = <Payload extends z.ZodObject>(definition: JobDefinition<Payload>): JobDefinition<Payload> =>
  definition;

const nothing = z.object({});
const always = () => "";

/** Everything that is done in the background, by name. */
export const JOBS = {
  /** Settle a round that the contract lets anyone settle. */
  settle_round: define({
    payload: z.object({ groupId: groupIdSchema, round: z.number().int().min(1).max(50) }),
    key: ({ groupId, round }) => `${groupId}:${round}`,
    lane: "channel",
    maxAttempts: 25,
  }),
  /** Draw a group's payout order once everybody has revealed or the time for it is over. */
  draw_order: define({
    payload: z.object({ groupId: groupIdSchema }),
    key: ({ groupId }) => groupId,
    lane: "channel",
    maxAttempts: 25,
  }),
  /**
   * Enqueue the settlement of every round that is due. The projection does so with each ledger; this is the net under
   * it, for rounds that came to be due in another way (a repair, a job for a state that was wrong).
   */
  find_due_rounds: define({
    payload: nothing,
    key: always,
    lane: "alone",
    maxAttempts: 2,
    cron: "* * * * *",
  }),
  /** Have the network keep a group's entries. */
  extend_lifetime: define({
    payload: z.object({ groupId: groupIdSchema }),
    key: ({ groupId }) => groupId,
    lane: "channel",
    maxAttempts: 10,
  }),
  /** Look which groups' entries would lapse soon. */
  watch_lifetimes: define({
    payload: nothing,
    key: always,
    lane: "alone",
    maxAttempts: 5,
    cron: "23 */6 * * *",
  }),
  /** Compare the next groups with the chain, and repair what differs. */
  check_groups: define({
    payload: nothing,
    key: always,
    lane: "alone",
    maxAttempts: 2,
    cron: "* * * * *",
  }),
  /** Remind members whose contribution is due shortly. */
  remind_members: define({
    payload: nothing,
    key: always,
    lane: "alone",
    maxAttempts: 2,
    cron: "* * * * *",
  }),
  /** Send one notification to one device or mailbox. Its pauses grow: ten attempts take some nine hours. */
  deliver_notification: define({
    payload: z.object({ deliveryId: z.uuid() }),
    key: ({ deliveryId }) => deliveryId,
    lane: "free",
    maxAttempts: 10,
  }),
  /** Send the link that confirms a mailbox. `id`: of the letter. */
  send_confirmation: define({
    payload: z.object({
      email: emailAddressSchema,
      token: z.string().min(20),
      language: languageSchema,
      id: z.uuid(),
    }),
    key: ({ id }) => id,
    lane: "free",
    maxAttempts: 8,
  }),
  /** Delete what nobody needs any more. */
  prune: define({
    payload: nothing,
    key: always,
    lane: "alone",
    maxAttempts: 3,
    cron: "17 * * * *",
  }),
};

export type JobName = keyof typeof JOBS;
export type JobPayload<Name extends JobName> = z.output<(typeof JOBS)[Name]["payload"]>;

export const JOB_NAMES = Object.keys(JOBS) as JobName[];

// TypeScript does not see that a definition and a payload have the same name.
const definitionOf = (name: JobName) => JOBS[name] as unknown as JobDefinition<z.ZodObject>;

/** The key of a job among all jobs. */
export function jobKey<Name extends JobName>(name: Name, payload: JobPayload<Name>): string {
  return `${name}:${definitionOf(name).key(payload)}`;
}

/** The queue of a job, whose jobs run one after the other; null when it waits for nobody. */
export function jobQueue<Name extends JobName>(
  name: Name,
  payload: JobPayload<Name>,
  channels: number,
): string | null {
  switch (definitionOf(name).lane) {
    case "channel":
      return "groupId" in payload ? `channel-${channelOf(payload.groupId, channels)}` : null;
    case "alone":
      return name;
    case "free":
      return null;
  }
}

/** Which of the channel accounts calls a group: always the same, so that its queue is the channel's own. */
export function channelOf(groupId: string, channels: number): number {
  let hash = 0;
  for (const character of groupId) hash = (Math.imul(hash, 31) + character.charCodeAt(0)) >>> 0;
  return hash % channels;
}

/** The payload of a stored job; throws when it does not fit, because another version wrote it. */
export function parsePayload<Name extends JobName>(name: Name, payload: unknown): JobPayload<Name> {
  // Each schema gives the payload of its own name.
  return JOBS[name].payload.parse(payload) as JobPayload<Name>;
}
