/**
 * `next` with every part that equals one of `previous` being that very part, so that what is shown of it need not be drawn
 * again. As TanStack Query does by itself, and for dates too, without which a group would never be the same twice.
 */
export function shareUnchanged(previous: unknown, next: unknown): unknown {
  if (Object.is(previous, next)) return previous;
  if (previous instanceof Date && next instanceof Date)
    return previous.getTime() === next.getTime() ? previous : next;
  if (Array.isArray(previous) && Array.isArray(next)) {
    const shared: unknown[] = next.map((item, index) => shareUnchanged(previous[index], item));
    return shared.length === previous.length && shared.every((item, index) => item === previous[index])
      ? previous
      : shared;
  }
  if (isPlain(previous) && isPlain(next)) {
    const keys = Object.keys(next);
    const shared = Object.fromEntries(keys.map((key) => [key, shareUnchanged(previous[key], next[key])]));
    const isSame =
      keys.length === Object.keys(previous).length &&
      keys.every((key) => Object.hasOwn(previous, key) && shared[key] === previous[key]);
    return isSame ? previous : shared;
  }
  return next;
}

const isPlain = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && Object.getPrototypeOf(value) === Object.prototype;
