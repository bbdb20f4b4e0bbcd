import superjson from "superjson";
import { z } from "zod";
import type { SharedCachePort } from "../ports/shared-cache";
import type { Loaded, Read } from "./answer-cache";

const entrySchema = z.object({
  asOfLedger: z.number().int(),
  asOf: z.date(),
  rows: z.number().int().optional(),
  tags: z.array(z.string()).optional(),
  data: z.unknown(),
});

/** What a shared cache has for a read, and how to give it what was loaded instead. */
export interface SharedAnswer<T> {
  found: Omit<Loaded<T>, "source"> | null;
  keep: (loaded: Loaded<T>) => void;
}

/**
 * Asks the level between memory and the database. Values cross it as superjson and are parsed by the read's own
 * schema: a server of another version may have written them.
 */
export async function askShared<T>(cache: SharedCachePort, read: Read<T>): Promise<SharedAnswer<T>> {
  const { schema, key, tags } = read;
  if (schema === undefined) return NOTHING;
  const answer = await cache.get(key, tags);
  if (answer === null) return NOTHING;
  if ("value" in answer) {
    const found = decode(schema, answer.value);
    return found === null ? NOTHING : { found, keep: () => undefined };
  }
  const keep = ({ data, asOfLedger, asOf, rows, tags: shown }: Loaded<T>) =>
    cache.put(
      key,
      shown ?? tags,
      answer.token,
      superjson.stringify({ data, asOfLedger, asOf, rows, tags: shown }),
    );
  return { found: null, keep };
}

const NOTHING = { found: null, keep: () => undefined };

function decode<T>(schema: z.ZodType<T>, value: string): Omit<Loaded<T>, "source"> | null {
  try {
    const { data, asOfLedger, asOf, rows, tags } = entrySchema.parse(superjson.parse(value));
    return {
      ...{ data: schema.parse(data), asOfLedger, asOf },
      ...(rows === undefined ? {} : { rows }),
      ...(tags === undefined ? {} : { tags }),
    };
  } catch {
    return null; // another version's
  }
}
