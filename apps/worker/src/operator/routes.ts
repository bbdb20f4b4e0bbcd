import { createHash, timingSafeEqual } from "node:crypto";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { Log } from "../log";
import type { Queue } from "../jobs/queue";
import type { Letter } from "../notices/letters";
import { operatorPage } from "./page";
import { operatorStatus, type StatusSources } from "./status";

export interface OperatorRoutes extends StatusSources {
  queue: Queue;
  /** Whoever knows it is the operator. */
  token: string;
  /** Letters that were caught, newest first; null where letters are sent. */
  listLetters: ((limit: number) => Promise<Letter[]>) | null;
  log: Log;
}

const LETTERS_SHOWN = 50;

const HEADERS = {
  "cache-control": "no-store",
  "content-security-policy":
    "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'",
  "x-content-type-options": "nosniff",
  "referrer-policy": "no-referrer",
};

/**
 * The operator's page, the same as JSON, and the one thing that can be done there. Asks for the token as a bearer's or,
 * for browsers, as the password of HTTP Basic (any name).
 */
export function operatorRoutes(
  server: FastifyInstance,
  { token, queue, log, listLetters, ...sources }: OperatorRoutes,
): void {
  void server.register(async (operator) => {
    operator.addContentTypeParser(
      "application/x-www-form-urlencoded",
      { parseAs: "string", bodyLimit: 1_000 },
      (_request, body, done) => done(null, new URLSearchParams(String(body))),
    );
    operator.addHook("onRequest", async (request, reply) => {
      void reply.headers(HEADERS);
      if (!isOperator(request, token)) return refuse(reply);
      // A browser sends the password along wherever a form of another site points to.
      if (request.method === "POST" && isFromElsewhere(request)) return reply.code(403).send();
    });
    operator.get<{ Querystring: { requeued?: string } }>("/operator", async ({ query }, reply) => {
      const { requeued } = query;
      const message = requeued !== undefined && /^\d+$/.test(requeued) ? `${requeued} requeued` : null;
      const [status, letters] = await Promise.all([
        operatorStatus({ ...sources, queue }),
        listLetters === null ? null : listLetters(LETTERS_SHOWN),
      ]);
      return reply.type("text/html; charset=utf-8").send(operatorPage(status, { message, letters }));
    });
    operator.get("/operator/status.json", () => operatorStatus({ ...sources, queue }));
    operator.post("/operator/requeue", async ({ body }, reply) => {
      const id = body instanceof URLSearchParams ? body.get("id") : null;
      if (id === null || !/^(all|\d{1,19})$/.test(id)) return reply.code(400).send();
      const count = await queue.requeue(id);
      log.warn({ id, count }, "the operator requeued dead letters");
      return reply.redirect(`/operator?requeued=${count}`, 303);
    });
  });
}

async function refuse(reply: FastifyReply): Promise<FastifyReply> {
  return reply
    .code(401)
    .header("www-authenticate", 'Basic realm="Ajo operator", charset="UTF-8"')
    .type("text/plain")
    .send("Set OPERATOR_TOKEN, and give it as the password.\n");
}

function isOperator({ headers }: FastifyRequest, token: string): boolean {
  const [, scheme = "", value = ""] = /^(\S+) (.*)$/s.exec(headers.authorization ?? "") ?? [];
  if (/^bearer$/i.test(scheme)) return isEqual(value, token);
  if (!/^basic$/i.test(scheme)) return false;
  const [, password = ""] = /^[^:]*:(.*)$/s.exec(Buffer.from(value, "base64").toString("utf8")) ?? [];
  return isEqual(password, token);
}

const digest = (value: string) => createHash("sha256").update(value).digest();
const isEqual = (given: string, token: string) => timingSafeEqual(digest(given), digest(token));

/** Every browser that is in use says where a request comes from; whoever says nothing is no browser. */
function isFromElsewhere({ headers }: FastifyRequest): boolean {
  const site = headers["sec-fetch-site"];
  if (site !== undefined) return site !== "same-origin" && site !== "none";
  return headers.origin !== undefined && new URL(headers.origin).host !== headers.host;
}
