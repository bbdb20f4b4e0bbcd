import { useEffect, useState } from "react";
import { whenIdle } from "@/lib/when-idle";

/** How long to go on at once, in ms, however idle the page is: too short for anybody who taps meanwhile to notice. */
const SLICE_MS = 8;

/**
 * What the work comes to, gone on with whenever the page has nothing else to do: living through a large group in every
 * way takes seconds on a small phone.
 */
export function useIdle<T>(begin: () => Generator<undefined, T>, key: string): T | null {
  const [result, setResult] = useState<{ key: string; value: T } | null>(null);
  useEffect(() => {
    const work = begin();
    let cancel = whenIdle(goOn);
    function goOn() {
      const until = performance.now() + SLICE_MS;
      do {
        const { done, value } = work.next();
        if (done === true) {
          setResult({ key, value });
          return;
        }
      } while (performance.now() < until);
      cancel = whenIdle(goOn);
    }
    return () => {
      cancel();
    };
    // `key` says everything that the work depends on.
  }, [key]);
  return result?.key === key ? result.value : null;
}
