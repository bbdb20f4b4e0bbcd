export {
  JOB_NAMES,
  JOBS,
  channelOf,
  jobKey,
  jobQueue,
  parsePayload,
  type JobName,
  type JobPayload,
} from "./jobs";
export type { EnqueueJobs } from "./enqueue-jobs";
