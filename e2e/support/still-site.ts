import { spawn } from "node:child_process";
import { readFile, writeFile } from "node:fs/promises";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import path from "node:path";
import { z } from "zod";
import { environment } from "./env";

const ANSWERS = path.resolve(import.meta.dirname, "../still/answers.json");
const WEB = path.resolve(import.meta.dirname, "../../apps/web");

/** What the API said, by what it was asked: reads by their whole address, acts by their name. */
const answersSchema = z.record(z.string(), z.unknown());
type Answers = z.infer<typeof answersSchema>;

export interface StillSite {
  url: string;
  /** Ends it; what was heard while refreshing is kept beside the pictures. */
  stop: () => Promise<void>;
}

/**
 * The web app in front of an API whose answers never change: the ones that a stack gave when the pictures were last
 * refreshed, its clock included. While refreshing, the stack itself is asked, once for each question.
 */
export async function startStillSite(): Promise<StillSite> {
  const isRefreshing = environment.stills === "refresh";
  const answers: Answers = isRefreshing ? {} : await readAnswers();
  const api = createServer((request, response) => {
    void answer(request, response, answers, isRefreshing);
  });
  await new Promise<void>((resolve) => api.listen(0, "127.0.0.1", resolve));
  const web = await startWeb(`http://127.0.0.1:${portOf(api)}`);
  return {
    url: web.url,
    stop: async () => {
      await web.stop();
      api.closeAllConnections();
      await new Promise((resolve) => api.close(resolve));
      if (isRefreshing) await writeFile(ANSWERS, `${JSON.stringify(answers, null, 1)}\n`);
    },
  };
}

async function readAnswers(): Promise<Answers> {
  return answersSchema.parse(JSON.parse(await readFile(ANSWERS, "utf8")));
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  answers: Answers,
  isRefreshing: boolean,
): Promise<void> {
  const address = request.url ?? "/";
  const isRead = request.method === "GET";
  if (request.headers.accept?.includes("text/event-stream") === true) {
    // Nothing ever changes; the line stays open.
    response.writeHead(200, { "content-type": "text/event-stream" }).write(": still\n\n");
    return;
  }
  const key = isRead ? address : new URL(address, "http://still").pathname;
  if (isRefreshing && !(key in answers)) {
    const body = isRead ? undefined : await bodyOf(request);
    const asked = await fetch(`${environment.apiUrl}${address}`, {
      method: request.method ?? "GET",
      ...(body === undefined ? {} : { body, headers: { "content-type": "application/json" } }),
    });
    answers[key] = await asked.json();
  }
  const known = answers[key];
  if (known === undefined) console.error(`Nothing was kept for ${key}: \`npm run stills\` asks for it.`);
  response.writeHead(known === undefined ? 503 : 200, { "content-type": "application/json" });
  response.end(JSON.stringify(known ?? null));
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let body = "";
  for await (const chunk of request) body += String(chunk);
  return body;
}

async function startWeb(apiUrl: string): Promise<{ url: string; stop: () => Promise<void> }> {
  const port = await freePort();
  const url = `http://localhost:${port}`;
  const child = spawn(process.execPath, ["node_modules/next/dist/bin/next", "start", "-p", String(port)], {
    cwd: WEB,
    env: { ...process.env, NODE_ENV: "production", API_URL: apiUrl, WEB_ORIGIN: url },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const ended = new Promise<void>((resolve) => child.once("close", () => resolve()));
  await new Promise<void>((resolve, reject) => {
    child.stdout.on("data", (text: Buffer) => {
      if (text.toString().includes("Ready")) resolve();
    });
    child.once("close", () => reject(new Error("the web app ended before it was ready")));
  });
  return {
    url,
    stop: () => {
      child.kill("SIGTERM");
      return ended;
    },
  };
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const port = portOf(server);
  await new Promise((resolve) => server.close(resolve));
  return port;
}

// A server that listens on TCP has such an address.
const portOf = (server: ReturnType<typeof createServer>) => (server.address() as AddressInfo).port;
