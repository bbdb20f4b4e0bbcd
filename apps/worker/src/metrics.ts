import { collectDefaultMetrics, Counter, Gauge, Registry } from "prom-client";
import type { IndexerObserver } from "./indexer/ports";
import type { SettleRoundOutcome } from "./jobs/settle-round";

/** What Prometheus reads at /metrics. */
export class Metrics implements IndexerObserver {
  readonly registry = new Registry();
  readonly #ledger = this.#gauge("ajo_indexer_ledger", "Newest ledger in the projection");
  readonly #latest = this.#gauge("ajo_network_ledger", "Newest ledger of the network");
  readonly #lag = this.#gauge("ajo_indexer_lag_ledgers", "Ledgers that the projection is behind the network");
  readonly #closed = this.#gauge(
    "ajo_indexer_close_time_seconds",
    "Close time of the newest projected ledger (Unix)",
  );
  readonly #leading = this.#gauge("ajo_worker_leading", "1 while this process indexes and runs jobs");
  readonly #events = this.#counter("ajo_indexer_events_total", "Events projected", []);
  readonly #parked = this.#counter(
    "ajo_indexer_unreadable_events_total",
    "Events that could not be read",
    [],
  );
  readonly #repairs = this.#counter("ajo_indexer_repairs_total", "Times that state was read from contracts", [
    "reason",
  ]);
  readonly #repaired = this.#counter(
    "ajo_indexer_repaired_groups_total",
    "Groups read from their contracts",
    ["reason"],
  );
  readonly #settlements = this.#counter("ajo_settlements_total", "Settlement jobs done, by outcome", [
    "outcome",
  ]);

  constructor() {
    collectDefaultMetrics({ register: this.registry });
  }

  readonly onProgress: IndexerObserver["onProgress"] = ({ ledger, closeTime, latestLedger }) => {
    this.#ledger.set(ledger);
    this.#closed.set(closeTime.getTime() / 1000);
    this.#latest.set(latestLedger);
    this.#lag.set(Math.max(0, latestLedger - ledger));
  };

  readonly onApplied: IndexerObserver["onApplied"] = ({ events, parked }) => {
    this.#events.inc(events);
    this.#parked.inc(parked);
  };

  readonly onRepair: IndexerObserver["onRepair"] = (reason, groups) => {
    this.#repairs.inc({ reason });
    this.#repaired.inc({ reason }, groups);
  };

  readonly onSettled = (outcome: SettleRoundOutcome): void => {
    this.#settlements.inc({ outcome });
  };

  readonly onLeading = (leading: boolean): void => {
    this.#leading.set(leading ? 1 : 0);
  };

  #gauge(name: string, help: string): Gauge {
    return new Gauge({ name, help, registers: [this.registry] });
  }

  #counter<Label extends string>(name: string, help: string, labelNames: Label[]): Counter<Label> {
    return new Counter({ name, help, labelNames, registers: [this.registry] });
  }
}
