import path from "node:path";
import { startBare } from "../harness/bare-process";
import { freePort, startChild } from "../harness/child";
import { compareLoads, showLoad } from "../harness/load";
import { queryUrl } from "../harness/query-url";
import type { Row } from "../harness/table";

/** Hot `group.byId` against `node:http` with the same bytes and against Express 4 with Prisma on the same database. */
export async function measureHotRead(apiUrl: string, databaseUrl: string, groupId: string): Promise<Row[]> {
  const ours = queryUrl(apiUrl, "group.byId", { groupId });
  const bytes = Buffer.from(await (await fetch(ours)).arrayBuffer());
  const bare = await startBare(bytes);
  const expressPort = await freePort();
  const script = path.join(import.meta.dirname, "../baseline/express-prisma.ts");
  const express = await startChild(
    ["--import", "tsx", script, String(expressPort), databaseUrl],
    {},
    (line) => line === "ready",
  );
  try {
    const result = await compareLoads({
      ours,
      bare: bare.url,
      express: `http://127.0.0.1:${expressPort}/groups/${groupId}`,
    });
    const size = `${(bytes.length / 1024).toFixed(1)} kB`;
    return [
      {
        what: `hot group.byId, 12 members, ${size}`,
        figure: showLoad(result.ours),
        against: `bare node:http ${showLoad(result.bare)}`,
        ratio: `${(result.ours.requestsPerSecond / result.bare.requestsPerSecond).toFixed(2)}x`,
        goal: ">= 0.5x",
      },
      {
        what: "the same",
        figure: showLoad(result.ours),
        against: `Express 4 + Prisma ${showLoad(result.express)}`,
        ratio: `${(result.ours.requestsPerSecond / result.express.requestsPerSecond).toFixed(1)}x`,
        goal: ">= 8x",
      },
    ];
  } finally {
    await Promise.all([bare.stop(), express.stop()]);
  }
}
