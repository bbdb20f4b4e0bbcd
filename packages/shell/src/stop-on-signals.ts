import type { FastifyBaseLogger } from "fastify";

const PARENT_CHECK_MS = 500;

interface Stopping {
  stop: () => Promise<void>;
  /** How long what was begun may take; then the process ends regardless. */
  patienceMs: number;
  /** Also stop when the process that started this one is gone. */
  withParent: boolean;
  log: Pick<FastifyBaseLogger, "info" | "error">;
}

/** Ends the process in order on SIGTERM, SIGINT or SIGHUP; a second signal ends it at once. */
export function stopOnSignals({ stop, patienceMs, withParent, log }: Stopping): void {
  let stopping = false;
  const end = (reason: string) => {
    if (stopping) process.exit(1);
    stopping = true;
    log.info({ reason }, "stopping");
    setTimeout(() => process.exit(1), patienceMs).unref();
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
