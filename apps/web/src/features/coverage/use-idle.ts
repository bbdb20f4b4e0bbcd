import { useEffect, useState } from "react";

/** What `compute` gives, worked out once the page has painted: living through a large group takes a while. */
export function useIdle<T>(compute: () => T, key: string): T | null {
  const [result, setResult] = useState<{ key: string; value: T } | null>(null);
  useEffect(() => {
    const work = () => setResult({ key, value: compute() });
    // Safari has no idle callbacks.
    if (typeof requestIdleCallback === "undefined") {
      const timer = setTimeout(work);
      return () => clearTimeout(timer);
    }
    const request = requestIdleCallback(work, { timeout: 1_000 });
    return () => cancelIdleCallback(request);
    // `key` says everything that `compute` depends on.
  }, [key]);
  return result?.key === key ? result.value : null;
}
