import type { Log } from "./log";

/** A job in the middle of a submission gets this long; then the process ends regardless, and the job is done again. */
const PATIENCE_MS = 6_000;
const PARENT_CHECK_MS = 500;

interface Stopping {
  stop: () => Promise<void>;
  /** Also stop when the process that started this one is gone. */
  withParent: boolean;
  log: Log;
}

/** Ends the process in order on SIGTERM, SIGINT or SIGHUP; a second signal ends it at once. */
export function stopOnSignals({ stop, withParent, log }: Stopping): void {
  let stopping = false;
  const end = (reason: string) => {
    if (stopping) process.exit(1);
    stopping = true;
    log.info({ reason }, "stopping");
    setTimeout(() => process.exit(1), PATIENCE_MS).unref();
    stop().then(
      () => process.exit(0),
      (error: unknown) => {
        log.error({ err: error }, "stopping failed");
        process.exit(1);
      },
    );
  };
  for (const signal of ["SIGTERM", "SIGINT", "SIGHUP"] as const) process.on(signal, () => end(signal));
  if (!withParent) return;
  const parent = process.ppid;
  setInterval(() => {
    if (process.ppid !== parent && !stopping) end("the parent process is gone");
  }, PARENT_CHECK_MS).unref();
}
