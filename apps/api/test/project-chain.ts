import type { Database } from "@ajo/db";
import type { SorobanClient } from "@ajo/soroban";

/** Brings the projection to the chain's newest ledger, as the worker does. */
export async function projectChain(database: Database, chain: SorobanClient): Promise<void> {
  const cursor = await database.projection.getCursor();
  if (cursor === null) throw new Error("the projection has not begun");
  const page = await chain.listEvents({ startLedger: cursor.ledger + 1, limit: 1000 });
  for (const { config } of page.events.filter((event) => event.name === "group_created"))
    if ((await database.tokens.findToken(config.token)) === null)
      await database.tokens.saveToken(await chain.getToken(config.token));
  await database.projection.applyLedgers({
    after: cursor.ledger,
    ledger: page.latestLedger,
    closeTime: page.latestLedgerCloseTime,
    cursor: page.cursor,
    events: page.events,
    administered: page.administered.length > 0,
  });
}
