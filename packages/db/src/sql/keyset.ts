import { AjoError } from "@ajo/schemas";
import type { z } from "zod";

/** The key of the last row of a page, in a form that callers pass back and nobody should read. */
export function encodeCursor(key: readonly (string | number)[]): string {
  return Buffer.from(JSON.stringify(key)).toString("base64url");
}

/** The key in `cursor`; InvalidInput when it is not one of ours or belongs to another list. */
export function decodeCursor<Key>(cursor: string, schema: z.ZodType<Key>): Key {
  try {
    return schema.parse(JSON.parse(Buffer.from(cursor, "base64url").toString("utf8")));
  } catch (cause) {
    throw new AjoError("InvalidInput", "the cursor is not one that this list gave out", {
      data: { field: "cursor" },
      cause,
    });
  }
}

export interface Page<Item> {
  items: Item[];
  nextCursor: string | null;
}

/** Cuts a page out of rows that were asked for with `limit + 1`, so that the end is known without counting. */
export function pageOf<Row, Item>(
  rows: Row[],
  limit: number,
  itemOf: (row: Row) => Item,
  keyOf: (row: Row) => readonly (string | number)[],
): Page<Item> {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  const nextCursor = rows.length > limit && last !== undefined ? encodeCursor(keyOf(last)) : null;
  return { items: shown.map(itemOf), nextCursor };
}
