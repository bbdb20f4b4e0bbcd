export { JOBS, jobKey, parsePayload, type JobName, type JobPayload } from "./jobs";
export type { EnqueueJobs } from "./enqueue-jobs";
