/** The recorded network's files, as its README.md describes them: only the fields that are compared. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliDecompressSync } from "node:zlib";
import { z } from "zod";

const counters = z.object({
  read_entry: z.number(),
  write_entry: z.number(),
  ledger_read_byte: z.number(),
  ledger_write_byte: z.number(),
  read_key_byte: z.number(),
  write_key_byte: z.number(),
  read_data_byte: z.number(),
  write_data_byte: z.number(),
  read_code_byte: z.number(),
  write_code_byte: z.number(),
  emit_event: z.number(),
  emit_event_byte: z.number(),
  cpu_insn: z.number(),
  mem_byte: z.number(),
  max_rw_key_byte: z.number(),
  max_rw_data_byte: z.number(),
  max_rw_code_byte: z.number(),
  max_emit_event_byte: z.number(),
});

const stroops = z.string().transform((text) => BigInt(text));

const feeSplit = z.object({
  name: z.string(),
  status: z.enum(["SUCCESS", "FAILED"]),
  ledger: z.number(),
  maxFee: stroops,
  resourceFee: stroops,
  feeCharged: stroops,
  nonRefundable: stroops.nullish(),
  refundable: stroops.nullish(),
  rent: stroops.nullish(),
  envelopeBytes: z.number(),
  metrics: counters.partial().nullish(),
});

const ledger = z.object({
  sequence: z.number(),
  hash: z.string(),
  closeTime: z.number().optional(),
  headerXdr: z.string(),
  metadataXdr: z.string().nullish(),
});

export type FeeSplit = z.infer<typeof feeSplit>;
export type RecordedLedger = z.infer<typeof ledger>;

/** The recording that belongs to the repository. */
export const recordedNetwork = fileURLToPath(
  new URL("../../test/fixtures/recorded-network/", import.meta.url),
);

/** Reads `name`.json, which the repository holds compressed. */
function readVectors<T>(dir: string, name: string, schema: { parse(value: unknown): T }): T {
  const path = join(dir, `${name}.json`);
  const text = existsSync(path) ? readFileSync(path) : brotliDecompressSync(readFileSync(`${path}.br`));
  return schema.parse(JSON.parse(text.toString()));
}

export const readLedgers = (dir: string): RecordedLedger[] => readVectors(dir, "ledgers", z.array(ledger));
export const readFeeSplits = (dir: string): FeeSplit[] => readVectors(dir, "soroban-fees", z.array(feeSplit));

const simulationResponse = z.object({
  result: z.object({
    error: z.string().optional(),
    transactionData: z.string().optional(),
    minResourceFee: z.string().optional(),
    results: z.array(z.object({ auth: z.array(z.string()), xdr: z.string() })).optional(),
    events: z.array(z.string()).optional(),
    stateChanges: z
      .array(z.object({ key: z.string(), before: z.string().nullable(), after: z.string().nullable() }))
      .optional(),
    latestLedger: z.number(),
  }),
});

const simulation = z.object({
  requestXdr: z.string(),
  params: z
    .object({
      useUpgradedAuth: z.boolean().optional(),
      authMode: z.enum(["enforce", "record", "record_allow_nonroot"]).optional(),
      resourceConfig: z.object({ instructionLeeway: z.number() }).optional(),
    })
    .default({}),
  response: simulationResponse,
});

const step = z.object({
  name: z.string(),
  simulateTransaction: simulation.nullish(),
  simulateTransactionWithAuth: simulation.nullish(),
});

export type RecordedSimulation = z.infer<typeof simulation> & { name: string };

/** All simulations of the recorded steps, the enforcing ones after the recording ones. */
export function readSimulations(dir: string): RecordedSimulation[] {
  return readVectors(dir, "transactions", z.array(step)).flatMap(
    ({ name, simulateTransaction, simulateTransactionWithAuth }) => [
      ...(simulateTransaction ? [{ ...simulateTransaction, name }] : []),
      ...(simulateTransactionWithAuth
        ? [{ ...simulateTransactionWithAuth, name: `${name} with authorisation` }]
        : []),
    ],
  );
}

const named = z.object({ name: z.string(), hash: z.string().nullish() });

/** Names of the steps that were submitted, by transaction hash. */
export function readNames(dir: string): Map<string, string> {
  const steps = readVectors(dir, "transactions", z.array(named));
  return new Map(steps.flatMap(({ name, hash }) => (hash ? [[hash, name] as const] : [])));
}

const rpcStep = z.object({
  name: z.string(),
  hash: z.string().nullish(),
  envelopeXdr: z.string().nullish(),
  simulateTransaction: simulation.extend({ response: z.unknown() }).nullish(),
  simulateTransactionWithAuth: simulation.extend({ response: z.unknown() }).nullish(),
  sendTransaction: z.unknown().optional(),
  getTransaction: z.unknown().optional(),
});

const exchange = z.object({
  label: z.string(),
  request: z.unknown().optional(),
  requestBody: z.string().optional(),
  httpStatus: z.number(),
  contentType: z.string().nullish(),
  headers: z.record(z.string(), z.string()).optional(),
  response: z.unknown(),
});

type Exchange = z.infer<typeof exchange>;

/** A request to the server and what came back. */
export interface RecordedExchange {
  /** What kind of exchange it is counted among. */
  family: string;
  name: string;
  request: { method: string; headers: Record<string, string>; body?: string };
  answer: { status: number; contentType: string | null; body: unknown; headers: Record<string, string> };
}

const json = { "content-type": "application/json" };

/** All exchanges with the JSON-RPC server, those of the steps included. */
export function readExchanges(dir: string): RecordedExchange[] {
  const ofSteps = readVectors(dir, "transactions", z.array(rpcStep)).flatMap(exchangesOfStep);
  const others = readVectors(dir, "rpc", z.array(exchange)).map((recorded) => ({
    family: "rpc: other exchanges",
    name: recorded.label,
    request: requestOf(recorded),
    answer: {
      status: recorded.httpStatus,
      contentType: contentTypeOf(recorded),
      body: recorded.response,
      headers: comparable(recorded.headers ?? {}),
    },
  }));
  return [...ofSteps, ...others];
}

/** Recorded where it was looked at; answers to plain requests were all JSON. */
function contentTypeOf({ request, contentType, headers }: Exchange): string | null {
  if (request !== undefined) return json["content-type"];
  return contentType ?? headers?.["content-type"] ?? null;
}

/** The recording names what was sent; where that was no JSON, its label tells what it was. */
function requestOf({ label, request, requestBody }: Exchange): RecordedExchange["request"] {
  const body = requestBody ?? (request === undefined ? undefined : JSON.stringify(request));
  if (body !== undefined) return { method: "POST", headers: json, body };
  switch (label) {
    case "http-OPTIONS":
      return {
        method: "OPTIONS",
        headers: {
          origin: "http://localhost:3000",
          "access-control-request-method": "POST",
          "access-control-request-headers": "content-type",
        },
      };
    case "http-text-plain":
      return { method: "POST", headers: { "content-type": "text/plain" }, body: "{}" };
    default:
      return { method: label.replace("http-", ""), headers: {} };
  }
}

/** Headers that say something about the service, not about the moment or the caches in between. */
function comparable(headers: Record<string, string>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).filter(([name]) => name.startsWith("accept-") || name.startsWith("access-")),
  );
}

function exchangesOfStep(recorded: z.infer<typeof rpcStep>): RecordedExchange[] {
  const { name, hash, envelopeXdr } = recorded;
  const exchanges: RecordedExchange[] = [];
  const add = (method: string, params: object, body: unknown): void => {
    const request = {
      method: "POST",
      headers: json,
      body: JSON.stringify({ jsonrpc: "2.0", id: 1, method, params }),
    };
    const answer = { status: 200, contentType: json["content-type"], body, headers: {} };
    exchanges.push({ family: `rpc: ${method}`, name, request, answer });
  };
  for (const simulated of [recorded.simulateTransaction, recorded.simulateTransactionWithAuth]) {
    if (simulated)
      add(
        "simulateTransaction",
        { ...simulated.params, transaction: simulated.requestXdr },
        simulated.response,
      );
  }
  if (recorded.sendTransaction)
    add("sendTransaction", { transaction: envelopeXdr }, recorded.sendTransaction);
  if (recorded.getTransaction) add("getTransaction", { hash }, recorded.getTransaction);
  return exchanges;
}
