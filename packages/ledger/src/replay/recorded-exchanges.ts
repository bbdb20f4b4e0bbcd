import { z } from "zod";
import { simulation } from "./recorded-simulations";
import { readVectors } from "./vectors";

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
