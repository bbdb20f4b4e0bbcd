/** An answer that is not JSON-RPC. */
export interface HttpAnswer {
  readonly status: number;
  readonly contentType: string;
  readonly body: string;
}

export function jsonAnswer(body: object): HttpAnswer {
  return { status: 200, contentType: "application/json", body: JSON.stringify(body) };
}

/** A refusal as Horizon words it (RFC 7807). */
export function problemAnswer(status: number, type: string, title: string, detail: string): HttpAnswer {
  const body = { type: `https://stellar.org/horizon-errors/${type}`, title, status, detail };
  return { status, contentType: "application/problem+json", body: JSON.stringify(body) };
}
