import type { LedgerRange } from "@ajo/db";
import { cursorAfterLedger, type EventPage, type SorobanClient } from "@ajo/soroban";

/** Where the network stood when the range was read. */
export type NetworkEdge = Pick<EventPage, "oldestLedger" | "latestLedger" | "latestLedgerCloseTime">;

export interface RangeRead {
  /** Null when there is no ledger after `after` yet. */
  range: LedgerRange | null;
  edge: NetworkEdge;
}

/**
 * Reads whole ledgers after `after`, as far as a page of events reaches. A page that ends within a ledger gives the
 * ledgers before it; pages are joined only when a single ledger fills more than one. A page without events moves on,
 * too: nothing happened is also news.
 */
export async function readRange(
  chain: Pick<SorobanClient, "listEvents" | "getCloseTime">,
  after: number,
): Promise<RangeRead> {
  let page = await chain.listEvents({ cursor: cursorAfterLedger(after) });
  const { oldestLedger, latestLedger, latestLedgerCloseTime } = page;
  const edge = { oldestLedger, latestLedger, latestLedgerCloseTime };
  // Before this the network has forgotten: the caller must deal with the gap first.
  if (oldestLedger > after + 1) return { range: null, edge };
  const events = [...page.events];
  const unknown = [...page.unknown];
  const administered = [...page.administered];
  while (page.completeLedger <= after && page.latestLedger > after) {
    page = await chain.listEvents({ cursor: page.cursor });
    events.push(...page.events);
    unknown.push(...page.unknown);
    administered.push(...page.administered);
  }
  const ledger = page.completeLedger;
  if (ledger <= after) return { range: null, edge };
  const isComplete = (event: { ledger: number }) => event.ledger <= ledger;
  const closeTime =
    ledger === page.latestLedger ? page.latestLedgerCloseTime : await chain.getCloseTime(ledger);
  return {
    range: {
      ...{ after, ledger, closeTime, cursor: cursorAfterLedger(ledger) },
      events: events.filter(isComplete),
      parked: unknown.filter(isComplete),
      administered: administered.some((told) => told <= ledger),
    },
    edge: { ...edge, latestLedger: page.latestLedger, latestLedgerCloseTime: page.latestLedgerCloseTime },
  };
}
