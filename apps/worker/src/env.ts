import { contractIdSchema, tokenSchema } from "@ajo/schemas";
import { z } from "zod";

/** A JSON list in one variable; `example` shows how it looks. */
function jsonList<T extends z.ZodType>(item: T, example: string) {
  return z.string().transform((text, context): z.output<T>[] => {
    const parsed = z.array(item).safeParse(parseJson(text));
    if (parsed.success) return parsed.data;
    context.addIssue({ code: "custom", message: `set it to a JSON list like ${example}` });
    return z.NEVER;
  });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // becomes the schema's own message
  }
}

const required = (how: string) => z.string({ error: how }).min(1, { error: how });
const rpcUrl = z.url({ protocol: /^https?$/, error: "set it to the URL of a stellar-rpc" });
const WORKER_SECRET = "set it to the secret key (S...) of a funded account that settles rounds";
const TOKEN_EXAMPLE = '[{"contractId":"C...","code":"USDC","issuer":"G...","decimals":7,"name":"USD Coin"}]';

export const environmentSchema = z.object({
  WORKER_PORT: z.coerce.number().int().min(0).max(65_535).default(3002),
  /** 0.0.0.0 in a container. */
  WORKER_HOST: z.string().min(1).default("127.0.0.1"),
  DATABASE_URL: required("set it to postgresql://user:password@host:port/database"),
  /** One stellar-rpc, or several of the same network separated by commas. */
  STELLAR_RPC_URL: required("set it to the URL of a stellar-rpc")
    .transform((urls) => urls.split(",").map((url) => url.trim()))
    .pipe(z.tuple([rpcUrl], rpcUrl)),
  STELLAR_NETWORK_PASSPHRASE: required(
    'set it to the network\'s passphrase, such as "Test SDF Network ; September 2015"',
  ),
  AJO_FACTORY_ID: required("set it to the factory's address (C...)").pipe(contractIdSchema),
  AJO_TOKENS: jsonList(tokenSchema, TOKEN_EXAMPLE).default([]),
  WORKER_SECRET: required(WORKER_SECRET).regex(/^S[A-Z2-7]{55}$/, { error: WORKER_SECRET }),
  /** How long to wait for the next ledger before asking again; public networks close one in about 5 s. */
  POLL_INTERVAL_MS: z.coerce.number().int().min(10).max(60_000).default(1_000),
  /** How many ledgers the projection may be behind before this worker calls itself not ready. */
  MAX_INDEXER_LAG: z.coerce.number().int().min(1).default(120),
  LOG_LEVEL: z.enum(["fatal", "error", "warn", "info", "debug", "trace", "silent"]).default("info"),
  /** End when the process that started this one is gone: nothing is left running behind a killed terminal. */
  AJO_EXIT_WITH_PARENT: z
    .enum(["0", "1"])
    .default("0")
    .transform((flag) => flag === "1"),
});
export type Environment = z.output<typeof environmentSchema>;

/** Reads and checks the environment. Unusable values end the program with one line per variable that says what to set. */
export function readEnvironment(): Environment {
  const parsed = environmentSchema.safeParse(process.env);
  if (parsed.success) return parsed.data;
  for (const issue of parsed.error.issues)
    console.error(`${issue.path.map(String).join(".")}: ${issue.message}`);
  process.exit(1);
}

/** What the rebuild needs: everything but a listening server and a settling account. */
export function readRebuildEnvironment(): Pick<
  Environment,
  | "DATABASE_URL"
  | "STELLAR_RPC_URL"
  | "STELLAR_NETWORK_PASSPHRASE"
  | "AJO_FACTORY_ID"
  | "AJO_TOKENS"
  | "LOG_LEVEL"
> {
  const schema = environmentSchema.omit({ WORKER_SECRET: true });
  const parsed = schema.safeParse(process.env);
  if (parsed.success) return parsed.data;
  for (const issue of parsed.error.issues)
    console.error(`${issue.path.map(String).join(".")}: ${issue.message}`);
  process.exit(1);
}
