import { contractIdSchema, tokenSchema } from "@ajo/schemas";
import { z } from "zod";

/** A variable without which nothing works; `how` says what to set it to. */
export const required = (how: string) => z.string({ error: how }).min(1, { error: how });

/** A Stellar secret key (S...). */
export const secretKey = (how: string) => required(how).regex(/^S[A-Z2-7]{55}$/, { error: how });

/** A JSON list in one variable; `example` shows how it looks. */
export function jsonList<T extends z.ZodType>(item: T, example: string) {
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

const DATABASE_URL = "set it to postgresql://user:password@host:port/database";
const databaseUrl = required(DATABASE_URL).pipe(z.url({ protocol: /^postgres(ql)?$/, error: DATABASE_URL }));

/** Where the database is. */
export const databaseEnvironment = {
  /** What reads and writes go through; may be a connection pooler, of transactions, too. */
  DATABASE_URL: databaseUrl,
  /** PostgreSQL itself, or a pooler of sessions, for what one of transactions does not keep: notices, locks, jobs, rebuilding. DATABASE_URL unless told. */
  DATABASE_DIRECT_URL: databaseUrl.optional(),
};

/** The way past any pooler. */
export const directUrlOf = ({
  DATABASE_URL: url,
  DATABASE_DIRECT_URL: directUrl,
}: {
  DATABASE_URL: string;
  DATABASE_DIRECT_URL?: string | undefined;
}): string => directUrl ?? url;

const RPC_URL = "set it to the URL of a stellar-rpc";
const rpcUrl = z.url({ protocol: /^https?$/, error: RPC_URL });
const TOKEN_EXAMPLE = '[{"contractId":"C...","code":"USDC","issuer":"G...","decimals":7,"name":"USD Coin"}]';

/** Which network, and what of it is Ajo's. */
export const networkEnvironment = {
  /** One stellar-rpc, or several of the same network separated by commas. */
  STELLAR_RPC_URL: required(RPC_URL)
    .transform((urls) => urls.split(",").map((url) => url.trim()))
    .pipe(z.tuple([rpcUrl], rpcUrl)),
  STELLAR_NETWORK_PASSPHRASE: required(
    'set it to the network\'s passphrase, such as "Test SDF Network ; September 2015"',
  ),
  AJO_FACTORY_ID: required("set it to the factory's address (C...)").pipe(contractIdSchema),
  AJO_TOKENS: jsonList(tokenSchema, TOKEN_EXAMPLE).default([]),
};

export const LOG_LEVELS = ["fatal", "error", "warn", "info", "debug", "trace", "silent"] as const;

/** How the process behaves, whatever its work. */
export const processEnvironment = {
  /** How many ledgers the projection may be behind before this process calls itself not ready. */
  MAX_INDEXER_LAG: z.coerce.number().int().min(1).default(120),
  LOG_LEVEL: z.enum(LOG_LEVELS).default("info"),
  /** End when the process that started this one is gone: nothing is left running behind a killed terminal. */
  AJO_EXIT_WITH_PARENT: z
    .enum(["0", "1"])
    .default("0")
    .transform((flag) => flag === "1"),
};
