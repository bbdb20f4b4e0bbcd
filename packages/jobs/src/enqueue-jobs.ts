import type { JobName, JobPayload } from "./jobs";

/**
 * Adds jobs, in the transaction of what causes them when the caller is in one. A job whose key waits or runs
 * already is not added again.
 */
export type EnqueueJobs = <Name extends JobName>(
  name: Name,
  payloads: readonly JobPayload<Name>[],
) => Promise<void>;
