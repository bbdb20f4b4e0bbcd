import path from "node:path";
import { z } from "zod";

const port = (fallback: number) => z.coerce.number().int().min(1).max(65_535).default(fallback);
const databaseUrl = (name: string) =>
  z
    .url({
      protocol: /^postgres(ql)?$/,
      error: `set ${name} to postgresql://user:password@host:port/database`,
    })
    .optional();

const environmentSchema = z
  .object({
    WEB_PORT: port(3000),
    API_PORT: port(3001),
    WORKER_PORT: port(3002),
    LEDGER_PORT: port(8000),
    /** Where PostgreSQL, the ledger and the logs live. */
    AJO_DATA_DIR: z.string().min(1).default(".ajo"),
    /** A PostgreSQL of one's own instead of the embedded one; may lead through a pooler, with the next one beside it. */
    DATABASE_URL: databaseUrl("DATABASE_URL"),
    DATABASE_DIRECT_URL: databaseUrl("DATABASE_DIRECT_URL"),
    /** A Stellar network instead of the embedded ledger; then the four after it must be set, too. */
    STELLAR_RPC_URL: z.url({ error: "set STELLAR_RPC_URL to the URL of a stellar-rpc" }).optional(),
    STELLAR_NETWORK_PASSPHRASE: z.string().min(1).optional(),
    AJO_FACTORY_ID: z.string().min(1).optional(),
    AJO_TOKENS: z.string().min(1).optional(),
    SIGNING_SECRET: z.string().min(1).optional(),
    WORKER_SECRET: z.string().min(1).optional(),
    /** Handed on to api and worker, which check them. */
    SMTP_URL: z.string().min(1).optional(),
    VAPID_PUBLIC_KEY: z.string().min(1).optional(),
    /** Opens the worker's page for operators. */
    OPERATOR_TOKEN: z.string().min(1).optional(),
    LOG_LEVEL: z.enum(["fatal", "error", "warn", "info", "debug", "trace"]).default("info"),
    CHROMIUM_PATH: z.string().min(1).optional(),
  })
  .superRefine((environment, context) => {
    if (environment.DATABASE_DIRECT_URL !== undefined && environment.DATABASE_URL === undefined)
      context.addIssue({
        code: "custom",
        path: ["DATABASE_URL"],
        message: "DATABASE_DIRECT_URL is set, so set DATABASE_URL as well",
      });
    if (environment.STELLAR_RPC_URL === undefined) return;
    const needed = [
      "STELLAR_NETWORK_PASSPHRASE",
      "AJO_FACTORY_ID",
      "AJO_TOKENS",
      "SIGNING_SECRET",
      "WORKER_SECRET",
    ] as const;
    for (const name of needed)
      if (environment[name] === undefined)
        context.addIssue({
          code: "custom",
          path: [name],
          message: `STELLAR_RPC_URL is set, so set ${name} as well (README, "Testnet")`,
        });
  });

export type Environment = z.infer<typeof environmentSchema> & { dataDir: string };

/** Reads and checks the environment. An unusable value ends the program with one line per variable. */
export function readEnvironment(): Environment {
  const parsed = environmentSchema.safeParse(process.env);
  if (!parsed.success) {
    for (const issue of parsed.error.issues) console.error(`${issue.path.join(".")}: ${issue.message}`);
    process.exit(1);
  }
  return { ...parsed.data, dataDir: path.resolve(parsed.data.AJO_DATA_DIR) };
}

/** Settings of single parts that the stack hands on as they are. */
const HANDED_ON = [
  ...["RATE_LIMIT_ANONYMOUS", "RATE_LIMIT_SIGNED_IN", "PUBLIC_RPC_URL", "MAX_ACTIVE_CALLS"],
  ...["STREAMS_PER_CALLER"],
  ...["REDIS_URL", "REDIS_TIMEOUT_MS"],
  ...["SMTP_URL", "MAIL_FROM", "VAPID_PUBLIC_KEY", "VAPID_PRIVATE_KEY", "VAPID_SUBJECT", "PUSH_HOSTS"],
  ...["SPONSOR_SECRET", "SPONSOR_WHEN", "SPONSOR_MAX_FEE", "SPONSOR_PER_DAY"],
];

/** What a child process inherits: the way to find programs and locale, what is meant for it, and nothing else. */
export function inheritedEnvironment(): Record<string, string> {
  const kept = [
    "PATH",
    "HOME",
    "LANG",
    "LC_ALL",
    "TMPDIR",
    "TEMP",
    "TMP",
    "SystemRoot",
    "NODE_EXTRA_CA_CERTS",
    "NODE_OPTIONS",
    "CI",
    "FORCE_COLOR",
    "NO_COLOR",
    ...HANDED_ON,
  ];
  return Object.fromEntries(
    kept.flatMap((name) => (process.env[name] === undefined ? [] : [[name, process.env[name]]])),
  );
}

/** Where programs that unpack themselves, such as the packaged Chromium, may do so: nobody else's folder. */
export function useTemporaryDirectory(directory: string): void {
  process.env["TMPDIR"] = directory;
}
