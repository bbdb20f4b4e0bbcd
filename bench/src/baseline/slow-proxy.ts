// A stellar-rpc that is far away: answers as the one at TARGET does, DELAY milliseconds later.
// Usage: slow-proxy.ts PORT TARGET DELAY
import { createServer } from "node:http";
import { setTimeout as wait } from "node:timers/promises";

const [port = "", target = "", delay = ""] = process.argv.slice(2);
createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on("data", (chunk: Buffer) => chunks.push(chunk));
  request.on("end", () => {
    void (async () => {
      await wait(Number(delay));
      const answer = await fetch(target, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: Buffer.concat(chunks),
      });
      const body = Buffer.from(await answer.arrayBuffer());
      response.writeHead(answer.status, { "content-type": "application/json" }).end(body);
    })().catch(() => response.writeHead(502).end());
  });
}).listen(Number(port), "127.0.0.1", () => console.log("ready"));
