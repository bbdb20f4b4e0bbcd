import { localPersonSchema } from "@ajo/schemas";
import {
  databaseEnvironment,
  jsonList,
  networkEnvironment,
  processEnvironment,
  readEnvironment as read,
  required,
  secretKey,
} from "@ajo/shell";
import { z } from "zod";

/** 0 is no limit. */
const noneIfZero = (fallback: number) =>
  z.coerce
    .number()
    .int()
    .min(0)
    .default(fallback)
    .transform((limit) => (limit === 0 ? null : limit));

export const environmentSchema = z.object({
  API_PORT: z.coerce.number().int().min(0).max(65_535).default(3001),
  /** 0.0.0.0 in a container. */
  API_HOST: z.string().min(1).default("127.0.0.1"),
  ...databaseEnvironment,
  DATABASE_POOL_SIZE: z.coerce.number().int().min(1).max(500).default(10),
  /** A cache that several servers share; without it each has its own memory alone. */
  REDIS_URL: z
    .url({ protocol: /^rediss?$/, error: "set it to redis://host:port, or leave it out" })
    .optional(),
  /** Slower answers of Redis are not waited for. */
  REDIS_TIMEOUT_MS: z.coerce.number().int().min(10).default(150),
  ...networkEnvironment,
  ...processEnvironment,
  /** Where browsers and scripts may ask the network themselves; the first STELLAR_RPC_URL unless told. */
  PUBLIC_RPC_URL: z.url({ protocol: /^https?$/ }).optional(),
  AJO_LOCAL_PEOPLE: jsonList(localPersonSchema, '[{"name":"Ada","address":"G..."}]').default([]),
  /** Whose pages may send cookies. */
  WEB_ORIGIN: z
    .url({ protocol: /^https?$/, error: "set it to the web app's origin, such as https://ajo.example" })
    .default("http://localhost:3000"),
  SESSION_SECRET: required("set it to at least 32 random characters: openssl rand -hex 32").min(32, {
    error: "needs at least 32 characters: openssl rand -hex 32",
  }),
  SIGNING_SECRET: secretKey("set it to a Stellar secret key (S...) that is used for nothing else"),
  /** Whether and how notifications leave: the worker sends them, by the same settings. */
  SMTP_URL: z.string().min(1).optional(),
  MAIL_DIRECTORY: z.string().min(1).optional(),
  VAPID_PUBLIC_KEY: z.string().length(87, { error: "set it to a VAPID public key (87 letters)" }).optional(),
  /** Origins of push services beside those of the browsers in use, separated by commas. */
  PUSH_HOSTS: z
    .string()
    .default("")
    .transform((hosts) => hosts.split(",").filter((host) => host !== ""))
    .pipe(z.array(z.url({ protocol: /^https?$/ }).transform((url) => new URL(url).origin))),
  /** Whose word on the caller's address is believed: addresses or subnets of proxies, separated by commas. */
  TRUST_PROXY: z.string().min(1).default("loopback"),
  /** Calls a minute, by address or by account; 0 for no limit. */
  RATE_LIMIT_ANONYMOUS: noneIfZero(12_000),
  RATE_LIMIT_SIGNED_IN: noneIfZero(24_000),
  /** Subscriptions that an address or an account may have open at a time, and as many WebSockets; 0 for no limit. */
  STREAMS_PER_CALLER: noneIfZero(1_000),
  /** Calls that are worked on at a time, fewer while the process cannot keep up; others are told to come again. */
  MAX_ACTIVE_CALLS: z.coerce.number().int().min(1).default(2_000),
  /** Pays members' fees; unset, everybody pays their own. */
  SPONSOR_SECRET: secretKey(
    "set it to the secret key (S...) of a funded account that pays members' fees",
  ).optional(),
  /** Every fee, or only of transactions that do not get in with their own. */
  SPONSOR_WHEN: z.enum(["always", "stuck"]).default("stuck"),
  /** Stroops that one transaction may cost the operator. */
  SPONSOR_MAX_FEE: z.coerce.bigint().min(200n).default(5_000_000n),
  /** Transactions of one address that the operator pays for within 24 hours. */
  SPONSOR_PER_DAY: z.coerce.number().int().min(1).default(20),
});
export type Environment = z.output<typeof environmentSchema>;

export const readEnvironment = (): Environment => read(environmentSchema);
