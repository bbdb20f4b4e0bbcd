import { Agent, request } from "node:http";

/** One request as its sender saw it. Status 0: no answer came. */
export interface Answered {
  status: number;
  milliseconds: number;
}

/** What each of the senders asks, again and again: made for each time. */
export interface Asking {
  url: string;
  method?: "GET" | "POST";
  headers?: Record<string, string>;
  body?: string;
}

/** `senders` that each wait for an answer before they ask again, until `done` says so. */
export async function closedLoop(
  senders: number,
  next: () => Asking,
  done: () => boolean,
): Promise<Answered[]> {
  const agent = new Agent({ keepAlive: true, maxSockets: senders });
  const answers: Answered[] = [];
  await Promise.all(
    Array.from({ length: senders }, async () => {
      while (!done()) answers.push(await ask(next(), agent));
    }),
  );
  agent.destroy();
  return answers;
}

function ask({ url, method = "GET", headers = {}, body }: Asking, agent: Agent): Promise<Answered> {
  const started = performance.now();
  const answered = (status: number) => ({ status, milliseconds: performance.now() - started });
  return new Promise((resolve) => {
    const sent = request(url, { agent, method, headers }, (response) => {
      response.resume();
      response.on("end", () => resolve(answered(response.statusCode ?? 0)));
      response.on("error", () => resolve(answered(0)));
    });
    sent.on("error", () => resolve(answered(0)));
    sent.end(body);
  });
}

/** A `done` that says so after this long. */
export function forSeconds(seconds: number): () => boolean {
  const until = performance.now() + seconds * 1000;
  return () => performance.now() >= until;
}
