import { Agent, get } from "node:http";

/** Connections that are open already, so that a burst measures answers and not handshakes. */
export async function openConnections(url: string, count: number): Promise<Agent> {
  const agent = new Agent({ keepAlive: true, maxSockets: count, maxFreeSockets: count });
  await burst(url, agent, count);
  return agent;
}

/** Asks `count` times at once; milliseconds of each answer. Fails unless all have the status. */
export function burst(url: string, agent: Agent, count: number, status = 200): Promise<number[]> {
  return Promise.all(
    Array.from(
      { length: count },
      () =>
        new Promise<number>((resolve, reject) => {
          const started = performance.now();
          get(url, { agent }, (response) => {
            if (response.statusCode !== status)
              reject(new Error(`${url} answered ${response.statusCode ?? "nothing"}`));
            response.resume();
            response.on("end", () => resolve(performance.now() - started));
          }).on("error", reject);
        }),
    ),
  );
}
