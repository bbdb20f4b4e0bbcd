const STEPS: Record<string, number> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

/** Which of `count` items a key moves to from `current`: arrows loop, Home and End jump; null for other keys. */
export function nextFocus(key: string, current: number, count: number): number | null {
  const step = STEPS[key];
  if (step !== undefined) return (current + step + count) % count;
  if (key === "Home") return 0;
  return key === "End" ? count - 1 : null;
}
