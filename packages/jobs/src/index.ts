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
export { enqueueThrough, type JobSql } from "./enqueue-through";
