import { setTimeout } from "node:timers/promises";
import { OutOfOrderError } from "@ajo/db";
import { isRetryable } from "@ajo/schemas";
import { freshMemory, indexStep } from "./index-step";
import type { IndexerDependencies } from "./ports";

const FIRST_PAUSE_MS = 250;
const LAST_PAUSE_MS = 15_000;

/** Steps until `signal` aborts. Never throws: trouble is logged, and tried again after a growing pause. */
export async function runIndexer(
  dependencies: IndexerDependencies,
  options: { pollIntervalMs: number; signal: AbortSignal },
): Promise<void> {
  const { log } = dependencies;
  const { signal } = options;
  const memory = freshMemory();
  let pauseMs = FIRST_PAUSE_MS;
  while (!signal.aborted) {
    try {
      const outcome = await indexStep(dependencies, memory);
      pauseMs = FIRST_PAUSE_MS;
      if (outcome !== "moved") await pause(options.pollIntervalMs, signal);
    } catch (error) {
      // Somebody else moved the projection: its cursor says where to go on.
      if (error instanceof OutOfOrderError) continue;
      Object.assign(memory, freshMemory());
      if (isRetryable(error)) log.warn({ err: error }, "the indexer waits");
      else log.error({ err: error }, "the indexer failed a step");
      await pause(pauseMs, signal);
      pauseMs = Math.min(pauseMs * 2, LAST_PAUSE_MS);
    }
  }
}

/** Ends early when `signal` aborts. */
export async function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  await setTimeout(milliseconds, undefined, { signal }).catch(() => undefined);
}
