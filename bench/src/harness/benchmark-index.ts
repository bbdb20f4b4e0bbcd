import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import lighthouse from "lighthouse";
import { median } from "./statistics";

const TIMES = 5;

/**
 * What this machine's processor reaches in Lighthouse's own benchmark, which every visit begins with; here visits of a page
 * on which nothing happens. No unit; the median of several. `port`: of a Chromium's developer tools.
 */
export async function measureBenchmarkIndex(port: number): Promise<number> {
  const server = createServer((_request, response) => {
    response.setHeader("content-type", "text/html").end("<!doctype html><title>Nothing</title><p>Nothing");
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
  try {
    const { port: page } = server.address() as AddressInfo; // it listens on a port, not on a path
    const indexes: number[] = [];
    while (indexes.length < TIMES) {
      const result = await lighthouse(`http://127.0.0.1:${page}/`, {
        port,
        logLevel: "error",
        onlyAudits: ["viewport"],
      });
      if (result === undefined) throw new Error("Lighthouse gave nothing for its benchmark");
      indexes.push(result.lhr.environment.benchmarkIndex);
    }
    return median(indexes);
  } finally {
    server.close();
  }
}
