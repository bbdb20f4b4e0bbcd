import { startBare } from "../harness/bare-process";
import { compareLoads, showLoad } from "../harness/load";
import { queryUrl } from "../harness/query-url";
import type { Row } from "../harness/table";

/** Hot pages against `node:http` with the same bytes. */
export async function measurePages(apiUrl: string, groupId: string): Promise<Row[]> {
  const pages = {
    "group.list, page of 20": queryUrl(apiUrl, "group.list", { limit: 20 }),
    "group.contributions, page of 50": queryUrl(apiUrl, "group.contributions", { groupId, limit: 50 }),
  };
  const rows: Row[] = [];
  for (const [what, url] of Object.entries(pages)) {
    const bytes = Buffer.from(await (await fetch(url)).arrayBuffer());
    const bare = await startBare(bytes);
    try {
      const result = await compareLoads({ ours: url, bare: bare.url });
      rows.push({
        what: `hot ${what}, ${(bytes.length / 1000).toFixed(1)} kB`,
        figure: showLoad(result.ours),
        against: `bare node:http ${showLoad(result.bare)}`,
        ratio: `${(result.ours.requestsPerSecond / result.bare.requestsPerSecond).toFixed(2)}x`,
        goal: ">= 0.4x",
      });
    } finally {
      await bare.stop();
    }
  }
  return rows;
}
