import type { ObservedCall, RouterDependencies } from "@ajo/router";
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from "prom-client";
import type { Admission } from "../http/admission";
import type { WireCache } from "../wire/wire-cache";

/** What Prometheus reads at /metrics. */
export class Metrics {
  readonly registry = new Registry();
  readonly #calls = new Counter({
    name: "ajo_calls_total",
    help: "Calls of procedures, by outcome (ok, or the name of the error)",
    labelNames: ["path", "outcome"] as const,
    registers: [this.registry],
  });
  readonly #duration = new Histogram({
    name: "ajo_call_duration_seconds",
    help: "How long procedures took",
    labelNames: ["path"] as const,
    buckets: [0.001, 0.005, 0.02, 0.1, 0.5, 2, 10, 30],
    registers: [this.registry],
  });

  constructor() {
    collectDefaultMetrics({ register: this.registry });
  }

  readonly onCall = ({ path, code, durationMs }: ObservedCall): void => {
    this.#calls.inc({ path, outcome: code ?? "ok" });
    this.#duration.observe({ path }, durationMs / 1000);
  };

  /** What is counted elsewhere and read when somebody asks. */
  observe(
    { cache, changes, hearing, watch }: RouterDependencies,
    parts: { wire: WireCache; admission: Admission; shared: { isUsed: boolean } | null },
  ): void {
    const { wire, admission, shared } = parts;
    const reads = new Gauge({
      name: "ajo_cache_reads",
      help: "Reads since the start, by how memory answered",
      labelNames: ["outcome"] as const,
      registers: [this.registry],
      collect: () => {
        for (const [outcome, count] of Object.entries(cache.counts)) reads.set({ outcome }, count);
      },
    });
    this.#gauge("ajo_shared_cache_used", "1 while the servers' shared cache is asked", () =>
      shared?.isUsed === true ? 1 : 0,
    );
    this.#gauge(
      "ajo_cache_invalidations",
      "Announcements since the start that may have changed an answer",
      () => cache.invalidations,
    );
    this.#gauge("ajo_wire_hits", "Replies given from kept bytes since the start", () => wire.counts.hits);
    this.#gauge("ajo_wire_waited", "Requests that waited for another's reply", () => wire.counts.waited);
    this.#gauge("ajo_calls_active", "Calls that are worked on", () => admission.active);
    this.#gauge("ajo_calls_limit", "Calls that may be worked on, as busy as it is", () => admission.limit);
    this.#gauge(
      "ajo_calls_refused",
      "Calls that there was no room for since the start",
      () => admission.refused,
    );
    this.#gauge("ajo_changes_heard", "1 while this server hears what the projection changes", () =>
      hearing.hears ? 1 : 0,
    );
    this.#gauge("ajo_subscribers", "Open subscriptions to changes of a group", () => changes.subscribers);
    this.#gauge(
      "ajo_announced_ledger",
      "The newest ledger whose changes were all announced",
      () => cache.ledger,
    );
    this.#gauge("ajo_network_ledger", "The newest ledger heard of", () => watch.lastKnown?.latestLedger ?? 0);
  }

  #gauge(name: string, help: string, read: () => number): void {
    const gauge: Gauge = new Gauge({
      name,
      help,
      registers: [this.registry],
      collect: () => gauge.set(read()),
    });
  }
}
