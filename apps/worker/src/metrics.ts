import { collectDefaultMetrics, Counter, Gauge, Registry } from "prom-client";
import type { IndexerObserver } from "./indexer/ports";
import type { JobObserver } from "./jobs/task-list";
import { operatorStatus, type OperatorStatus, type StatusSources } from "./operator/status";

/** What Prometheus reads at /metrics. */
export class Metrics implements IndexerObserver, JobObserver {
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

  readonly #checked = this.#counter("ajo_checked_groups_total", "Groups compared with the chain", []);
  readonly #differing = this.#counter(
    "ajo_differing_groups_total",
    "Groups that were found to differ from the chain",
    [],
  );
  readonly #delivered = this.#counter("ajo_deliveries_total", "Notifications on their way out, by outcome", [
    "outcome",
  ]);
  readonly #reminded = this.#counter("ajo_reminders_total", "Reminders given", []);
  isLeading = false;

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

  readonly onSettled: JobObserver["onSettled"] = (outcome) => {
    this.#settlements.inc({ outcome });
  };

  readonly onChecked: JobObserver["onChecked"] = ({ checked, differing }) => {
    this.#checked.inc(checked);
    this.#differing.inc(differing);
  };

  readonly onReminded: JobObserver["onReminded"] = (count) => {
    this.#reminded.inc(count);
  };

  readonly onDelivered: JobObserver["onDelivered"] = (outcome) => {
    this.#delivered.inc({ outcome });
  };

  readonly onLeading = (leading: boolean): void => {
    this.isLeading = leading;
    this.#leading.set(leading ? 1 : 0);
  };

  /** Figures that lie in the database are read when they are asked for; while it is away they are left out. */
  watch(sources: StatusSources): void {
    let asking: Promise<OperatorStatus | null> | null = null;
    // All gauges are collected at once, and share one answer.
    const ask = () =>
      (asking ??= operatorStatus(sources)
        .catch(() => null)
        .finally(() => (asking = null)));
    const watched = (
      gauge: { name: string; help: string; labelNames?: string[] },
      read: (status: OperatorStatus, gauge: Gauge) => void,
    ) =>
      new Gauge({
        ...{ ...gauge, registers: [this.registry] },
        async collect() {
          const status = await ask();
          this.reset();
          if (status === null) this.remove();
          else read(status, this);
        },
      });
    watched(
      { name: "ajo_projection_differences", help: "Differences from the chain that are not repaired" },
      (status, gauge) => gauge.set(status.openDifferences),
    );
    watched(
      { name: "ajo_suspect_groups", help: "Groups that wait to be read from their contracts" },
      (status, gauge) => gauge.set(status.suspects),
    );
    watched({ name: "ajo_parked_events", help: "Events that this version cannot read" }, (status, gauge) =>
      gauge.set(status.parkedEvents),
    );
    watched(
      { name: "ajo_jobs", help: "Jobs by name and state", labelNames: ["job", "state"] },
      ({ queues }, gauge) => {
        for (const { name: job, ...states } of queues)
          for (const [state, count] of Object.entries(states)) gauge.set({ job, state }, count);
      },
    );
  }

  #gauge(name: string, help: string): Gauge {
    return new Gauge({ name, help, registers: [this.registry] });
  }

  #counter<Label extends string>(name: string, help: string, labelNames: Label[]): Counter<Label> {
    return new Counter({ name, help, labelNames, registers: [this.registry] });
  }
}
