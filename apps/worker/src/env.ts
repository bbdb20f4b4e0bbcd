import {
  databaseEnvironment,
  directUrlOf,
  networkEnvironment,
  processEnvironment,
  readEnvironment as read,
  secretKey,
} from "@ajo/shell";
import { z } from "zod";

export const environmentSchema = z.object({
  WORKER_PORT: z.coerce.number().int().min(0).max(65_535).default(3002),
  /** 0.0.0.0 in a container. */
  WORKER_HOST: z.string().min(1).default("127.0.0.1"),
  ...databaseEnvironment,
  ...networkEnvironment,
  ...processEnvironment,
  WORKER_SECRET: secretKey("set it to the secret key (S...) of a funded account that settles rounds"),
  /** How long to wait for the next ledger before asking again; public networks close one in about 5 s. */
  POLL_INTERVAL_MS: z.coerce.number().int().min(10).max(60_000).default(1_000),
  /** How many settlements may be on their way at once: each needs a channel account, which costs a reserve of 1.5 XLM. */
  SETTLING_CHANNELS: z.coerce.number().int().min(1).max(100).default(16),
  /**
   * Most that one call may cost, in stroops; 300 XLM. Settlements cost a fraction of 1 XLM, but a few times a
   * year keeping a group alive pays the rent of the code that all groups share (some 110 XLM).
   */
  SETTLING_MAX_FEE: z.coerce.bigint().min(1_000n).default(3_000_000_000n),
  /** Groups compared with the chain each minute. */
  CHECKS_PER_MINUTE: z.coerce.number().int().min(1).default(200),
  /** Where the web app is: what letters link to. */
  WEB_ORIGIN: z
    .url({ protocol: /^https?$/, error: "set it to the web app's origin, such as https://ajo.example" })
    .default("http://localhost:3000"),
  /** Sends e-mail; without it none is sent, or it goes into MAIL_DIRECTORY. */
  SMTP_URL: z
    .url({ protocol: /^smtps?$/, error: "set it to smtp://user:password@host:587, or leave it out" })
    .optional(),
  /** Letters are put there instead of being sent. */
  MAIL_DIRECTORY: z.string().min(1).optional(),
  MAIL_FROM: z.string().min(3).default("Ajo <ajo@localhost>"),
  /** Web push; without the keys none is sent. `npx web-push generate-vapid-keys` makes a pair. */
  VAPID_PUBLIC_KEY: z.string().length(87).optional(),
  VAPID_PRIVATE_KEY: z.string().length(43).optional(),
  /** Whom a push service writes to when something is wrong: mailto: or https:. */
  VAPID_SUBJECT: z.url({ protocol: /^(mailto|https)$/ }).default("mailto:ajo@localhost.localdomain"),
  /** Opens the operator's page at /operator; without it there is none. */
  OPERATOR_TOKEN: z
    .string()
    .min(16, { error: "set it to at least 16 characters that nobody can guess" })
    .optional(),
});
export type Environment = z.output<typeof environmentSchema>;

export const readEnvironment = (): Environment => read(environmentSchema);

const rebuildSchema = environmentSchema.omit({ WORKER_SECRET: true });

/** The database for a command: past any pooler, as all that the worker does. */
export const readDatabaseUrl = (): string => directUrlOf(read(z.object(databaseEnvironment)));

/** What the rebuild needs: everything but a settling account. */
export const readRebuildEnvironment = (): z.output<typeof rebuildSchema> => read(rebuildSchema);
