const PARENT_CHECK_MS = 500;

export interface Stopping {
  /** A signal came, or a part failed: what happens next is the stopping, not news. */
  isWanted: () => boolean;
  /** A part failed: say why, stop the rest, exit 1. */
  fail: (message: string) => void;
  /** How to stop whatever has been started so far. */
  stopWith: (stop: () => Promise<void>) => void;
}

/**
 * Ctrl-C, SIGTERM, SIGHUP and the death of the parent all stop the stack once, wherever it is in its start, and end the
 * process with `code`. The parent matters because npm's shell ends on SIGTERM without passing it on.
 */
export function stopOnSignal(say: (line: string) => void, code = 0): Stopping {
  let stop = () => Promise.resolve();
  let wanted = false;

  const end = async (exitCode: number) => {
    if (wanted) return;
    wanted = true;
    say("Stopping ...");
    await stop();
    process.exit(exitCode);
  };

  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => void end(code));
  const parent = process.ppid;
  setInterval(() => {
    if (process.ppid !== parent) void end(code);
  }, PARENT_CHECK_MS).unref();

  return {
    isWanted: () => wanted,
    fail: (message) => {
      if (!wanted) console.error(message);
      void end(1);
    },
    stopWith: (stopStack) => (stop = stopStack),
  };
}
