/** Larger than any envelope the network takes (180,000 characters), with room for its JSON. */
const MAX_BODY_BYTES = 300_000;

const REQUEST_HEADERS = [
  "accept",
  "authorization",
  "content-type",
  "cookie",
  "if-none-match",
  "last-event-id",
  "origin",
  "trpc-accept",
  "user-agent",
  "x-request-id",
];
const RESPONSE_HEADERS = [
  "cache-control",
  "content-security-policy",
  "content-type",
  "cross-origin-resource-policy",
  "etag",
  "retry-after",
  "vary",
  "x-request-id",
  "ratelimit-limit",
  "ratelimit-policy",
  "ratelimit-remaining",
  "ratelimit-reset",
];

/**
 * Hands a request on to the API and streams its answer back as it comes, event streams included. Only the named
 * headers cross. When the API cannot be reached the answer is 502 with an empty JSON body.
 */
export async function forwardRequest(request: Request, target: string): Promise<Response> {
  const length = Number(request.headers.get("content-length") ?? 0);
  if (length > MAX_BODY_BYTES) return Response.json({}, { status: 413 });
  try {
    const upstream = await fetch(target, {
      method: request.method,
      headers: forwardedHeaders(request.headers),
      body: request.method === "GET" || request.method === "HEAD" ? null : await readBody(request),
      signal: request.signal,
      cache: "no-store",
      redirect: "manual",
    });
    return new Response(upstream.body, { status: upstream.status, headers: answerHeaders(upstream.headers) });
  } catch (error) {
    if (error instanceof BodyTooLargeError) return Response.json({}, { status: 413 });
    return Response.json({}, { status: 502, headers: { "cache-control": "no-store" } });
  }
}

class BodyTooLargeError extends Error {}

/** The whole body, refused as soon as it is too large (a sender need not say its length). */
async function readBody(request: Request): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  const reader = request.body?.getReader();
  for (let part = await reader?.read(); part?.done === false; part = await reader?.read()) {
    size += part.value.byteLength;
    if (size > MAX_BODY_BYTES) throw new BodyTooLargeError();
    chunks.push(part.value);
  }
  return new Uint8Array(Buffer.concat(chunks));
}

function forwardedHeaders(headers: Headers): Headers {
  const forwarded = pick(headers, REQUEST_HEADERS);
  const host = headers.get("host");
  if (host !== null) forwarded.set("x-forwarded-host", host);
  const chain = headers.get("x-forwarded-for");
  if (chain !== null) forwarded.set("x-forwarded-for", chain);
  forwarded.set("x-forwarded-proto", headers.get("x-forwarded-proto") ?? "http");
  return forwarded;
}

function answerHeaders(headers: Headers): Headers {
  const answer = pick(headers, RESPONSE_HEADERS);
  for (const cookie of headers.getSetCookie()) answer.append("set-cookie", cookie);
  if (headers.get("content-type")?.startsWith("text/event-stream") === true) {
    // "no-transform" keeps this server's compression from holding events back; the other tells nginx.
    answer.set("cache-control", "no-cache, no-transform");
    answer.set("x-accel-buffering", "no");
  }
  return answer;
}

function pick(headers: Headers, names: readonly string[]): Headers {
  const picked = new Headers();
  for (const name of names) {
    const value = headers.get(name);
    if (value !== null) picked.set(name, value);
  }
  return picked;
}
