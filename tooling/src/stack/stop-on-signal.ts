const PARENT_CHECK_MS = 500;

export interface Stopping {
  /** A part failed: say why, stop the rest, exit 1. Before the stack is up, its own start fails instead. */
  fail: (message: string) => void;
  /** From now on signals stop the stack. Calls `ready` unless one came while it was starting. */
  stopWith: (stop: () => Promise<void>, ready: () => void) => Promise<void>;
}

/**
 * Ctrl-C, SIGTERM, SIGHUP and the death of the parent all stop the stack once, wherever it is in its start.
 * The parent matters because npm's shell ends on SIGTERM without passing it on.
 */
export function stopOnSignal(say: (line: string) => void): Stopping {
  let stop: (() => Promise<void>) | null = null;
  let wanted: { code: number } | null = null;

  const end = (code: number) => {
    if (wanted !== null) return;
    wanted = { code };
    if (stop !== null) void finish(stop, code);
  };
  const finish = async (stopStack: () => Promise<void>, code: number) => {
    say("Stopping ...");
    await stopStack();
    process.exit(code);
  };

  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => end(0));
  const parent = process.ppid;
  setInterval(() => {
    if (process.ppid !== parent) end(0);
  }, PARENT_CHECK_MS).unref();

  return {
    fail: (message) => {
      if (wanted === null) console.error(message);
      end(1);
    },
    stopWith: async (stopStack, ready) => {
      stop = stopStack;
      if (wanted === null) ready();
      else await finish(stopStack, wanted.code);
    },
  };
}
