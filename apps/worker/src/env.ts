import {
  databaseUrl,
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
  DATABASE_URL: databaseUrl,
  ...networkEnvironment,
  ...processEnvironment,
  WORKER_SECRET: secretKey("set it to the secret key (S...) of a funded account that settles rounds"),
  /** How long to wait for the next ledger before asking again; public networks close one in about 5 s. */
  POLL_INTERVAL_MS: z.coerce.number().int().min(10).max(60_000).default(1_000),
});
export type Environment = z.output<typeof environmentSchema>;

export const readEnvironment = (): Environment => read(environmentSchema);

const rebuildSchema = environmentSchema.omit({ WORKER_SECRET: true });

/** What the rebuild needs: everything but a settling account. */
export const readRebuildEnvironment = (): z.output<typeof rebuildSchema> => read(rebuildSchema);
