/** More than any page needs; on the server, cookies name the zones. */
const KEPT = 64;

/** `make`, whose results for a key are kept: all are let go when there are too many. */
export function keep<Value>(make: (key: string) => Value): (key: string) => Value {
  const kept = new Map<string, Value>();
  return (key) => {
    const known = kept.get(key);
    if (known !== undefined) return known;
    const made = make(key);
    if (kept.size >= KEPT) kept.clear();
    kept.set(key, made);
    return made;
  };
}
