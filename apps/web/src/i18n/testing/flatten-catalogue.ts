/** Every text of a catalogue by its whole key: `errors.GroupFull.title`. */
export function flattenCatalogue(part: unknown, prefix = ""): Map<string, string> {
  if (typeof part === "string") return new Map([[prefix, part]]);
  if (typeof part !== "object" || part === null) throw new Error(`${prefix} is no text`);
  return new Map(
    Object.entries(part).flatMap(([key, value]) => [
      ...flattenCatalogue(value, prefix === "" ? key : `${prefix}.${key}`),
    ]),
  );
}
