import { contractIdSchema, localPersonSchema, tokenSchema } from "@ajo/schemas";
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
const secretKey = (how: string) => required(how).regex(/^S[A-Z2-7]{55}$/, { error: how });
/** 0 is no limit. */
const rateLimit = (fallback: number) =>
  z.coerce
    .number()
    .int()
    .min(0)
    .default(fallback)
    .transform((limit) => (limit === 0 ? null : limit));

const rpcUrl = z.url({ protocol: /^https?$/, error: "set it to the URL of a stellar-rpc" });

const TOKEN_EXAMPLE = '[{"contractId":"C...","code":"USDC","issuer":"G...","decimals":7,"name":"USD Coin"}]';

export const environmentSchema = z.object({
  API_PORT: z.coerce.number().int().min(0).max(65_535).default(3001),
  /** 0.0.0.0 in a container. */
  API_HOST: z.string().min(1).default("127.0.0.1"),
  DATABASE_URL: required("set it to postgresql://user:password@host:port/database"),
  DATABASE_POOL_SIZE: z.coerce.number().int().min(1).max(500).default(10),
  /** One stellar-rpc, or several of the same network separated by commas. */
  STELLAR_RPC_URL: required("set it to the URL of a stellar-rpc")
    .transform((urls) => urls.split(",").map((url) => url.trim()))
    .pipe(z.tuple([rpcUrl], rpcUrl)),
  /** Where browsers and scripts may ask the network themselves; the first STELLAR_RPC_URL unless told. */
  PUBLIC_RPC_URL: z.url({ protocol: /^https?$/ }).optional(),
  STELLAR_NETWORK_PASSPHRASE: required(
    'set it to the network\'s passphrase, such as "Test SDF Network ; September 2015"',
  ),
  AJO_FACTORY_ID: required("set it to the factory's address (C...)").pipe(contractIdSchema),
  AJO_TOKENS: jsonList(tokenSchema, TOKEN_EXAMPLE).default([]),
  AJO_LOCAL_PEOPLE: jsonList(localPersonSchema, '[{"name":"Ada","address":"G..."}]').default([]),
  /** Whose pages may send cookies. */
  WEB_ORIGIN: z
    .url({ protocol: /^https?$/, error: "set it to the web app's origin, such as https://ajo.example" })
    .default("http://localhost:3000"),
  SESSION_SECRET: required("set it to at least 32 random characters: openssl rand -hex 32").min(32, {
    error: "needs at least 32 characters: openssl rand -hex 32",
  }),
  SIGNING_SECRET: secretKey("set it to a Stellar secret key (S...) that is used for nothing else"),
  /** Whose word on the caller's address is believed: addresses or subnets of proxies, separated by commas. */
  TRUST_PROXY: z.string().min(1).default("loopback"),
  /** Calls a minute, by address or by account; 0 for no limit. */
  RATE_LIMIT_ANONYMOUS: rateLimit(12_000),
  RATE_LIMIT_SIGNED_IN: rateLimit(24_000),
  /** How many ledgers the projection may be behind before this server calls itself not ready. */
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
