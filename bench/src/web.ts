import path from "node:path";
import { z } from "zod";
import { queryUrl } from "./harness/query-url";
import { startProduct } from "./harness/stack";
import { printTable, saveRows } from "./harness/table";
import { measureBundles } from "./rows/web-bundles";
import { measureWebPages } from "./rows/web-pages";

// The web app on a phone, alone: `pnpm --filter @ajo/bench bench:web`. The groups are those that a newcomer finds.
const listSchema = z.object({
  result: z.object({
    data: z.object({
      json: z.object({
        data: z.object({ items: z.array(z.object({ id: z.string(), status: z.string() })) }),
      }),
    }),
  }),
});

const product = await startProduct();
try {
  const answer: unknown = await (await fetch(queryUrl(product.apiUrl, "group.list", { limit: 20 }))).json();
  const groups = listSchema.parse(answer).result.data.json.data.items;
  const idOf = (status: string) => groups.find((group) => group.status === status)?.id ?? "";
  const rows = [
    ...(await measureWebPages({
      landing: `${product.webUrl}/`,
      groups: `${product.webUrl}/groups`,
      group: `${product.webUrl}/groups/${idOf("active")}`,
      join: `${product.webUrl}/join/${idOf("forming")}`,
    })),
    ...measureBundles(),
  ];
  console.log(`\n${printTable(rows)}`);
  saveRows(path.resolve(import.meta.dirname, "../results/web.json"), rows);
} finally {
  await product.stop();
}
