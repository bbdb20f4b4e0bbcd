/** Longer than the API follows a sent transaction (30 s): its "unknown" is worth more than our own. */
const TIMEOUT_MS = 40_000;

/** `fetch` that gives up instead of waiting for ever, and still stops when its caller does. */
export async function fetchWithTimeout(input: RequestInfo | URL, init?: RequestInit): Promise<Response> {
  const controller = new AbortController();
  const stop = () => controller.abort(init?.signal?.reason);
  if (init?.signal?.aborted === true) stop();
  init?.signal?.addEventListener("abort", stop, { once: true });
  const timer = setTimeout(
    () => controller.abort(new DOMException("no answer in time", "TimeoutError")),
    TIMEOUT_MS,
  );
  try {
    return await fetch(input, { ...init, signal: controller.signal });
  } finally {
    clearTimeout(timer);
    init?.signal?.removeEventListener("abort", stop);
  }
}
