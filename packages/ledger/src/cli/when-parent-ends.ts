const CHECK_EVERY_MS = 500;

/** Calls `then` once the process that started this one is no more: it has another parent from then on. */
export function whenParentEnds(then: () => void): void {
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    then();
  }, CHECK_EVERY_MS);
  timer.unref();
}
