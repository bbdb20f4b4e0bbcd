import fc from "fast-check";
import superjson from "superjson";
import type { z } from "zod";

/** The part of a schema's own description that is looked at here. */
interface Described {
  type: string;
  shape?: Readonly<Record<string, z.ZodType>>;
  entries?: Readonly<Record<string, string>>;
  values?: readonly unknown[];
  options?: readonly z.ZodType[];
  element?: z.ZodType;
  innerType?: z.ZodType;
  in?: z.ZodType;
}

/** Texts that have been trouble somewhere: for a database, a parser, a key, a width. */
const TROUBLE = [
  ...["", " ", "\u0000", "a\u0000b", "\ud800", "%_\\'\"", "../..", "null", "__proto__", "\u202e", "٣"],
  ...["-1", "0", "1e3", "2026-02-31", "{}", "🙂🙂🙂", "é".repeat(200), "x".repeat(5_000)],
];
const NUMBERS = [-1, 0, 0.5, 1, 2, 3, 20, 50, 600, 604_800, 2 ** 31, 2 ** 53, 1e308];
const BIGINTS = [-1n, 0n, 1n, 10n ** 7n, 2n ** 63n, 2n ** 64n, 2n ** 127n - 1n, 2n ** 127n, 10n ** 60n];

/** Values of a schema's shape, most of whose parts fit: texts are taken from `known` where these do. */
export function nearlyFitting(schema: z.ZodType, known: readonly string[]): fc.Arbitrary<unknown> {
  const inside = (inner: z.ZodType | undefined) =>
    inner === undefined ? fc.jsonValue() : nearlyFitting(inner, known);
  const described = schema._zod.def as Described;
  const fitting = (): fc.Arbitrary<unknown> => {
    switch (described.type) {
      case "object":
        return fc.record(
          Object.fromEntries(
            Object.entries(described.shape ?? {}).map(([name, part]) => [name, inside(part)]),
          ),
        );
      case "string":
        return textNear(schema, known);
      case "number":
        return fc.oneof(fc.constantFrom(...NUMBERS), fc.integer());
      case "bigint":
        return fc.oneof(fc.constantFrom(...BIGINTS), fc.bigInt());
      case "boolean":
        return fc.boolean();
      case "date":
        return fc.date({ noInvalidDate: false });
      case "enum":
        return fc.constantFrom(...Object.values(described.entries ?? {}));
      case "literal":
        return fc.constantFrom(...(described.values ?? []));
      case "array":
        return fc.array(inside(described.element), { maxLength: 4 });
      case "union":
        return fc.oneof(...(described.options ?? []).map(inside));
      case "pipe":
        return inside(described.in);
      default:
        // What stands around another one: optional, nullable, with a default.
        return fc.oneof(
          { weight: 3, arbitrary: inside(described.innerType) },
          { weight: 1, arbitrary: fc.constantFrom(undefined, null) },
        );
    }
  };
  return fc.oneof({ weight: 30, arbitrary: fitting() }, { weight: 1, arbitrary: fc.jsonValue() });
}

function textNear(schema: z.ZodType, known: readonly string[]): fc.Arbitrary<string> {
  const trouble = fc.oneof(fc.constantFrom(...TROUBLE), fc.string({ unit: "binary", maxLength: 40 }));
  const fitting = known.filter((text) => schema.safeParse(text).success);
  return fitting.length === 0
    ? trouble
    : fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...fitting) }, trouble);
}

/** What superjson is told of types that are no JSON's: true or not. */
const CLAIMS = ["bigint", "Date", "undefined", "number", "set", "map", "regexp", "Error", "URL", "nonsense"];
const PLACES = ["groupId", "address", "amount", "cursor", "__proto__", "constructor.prototype"];

/** Bodies with this input: mostly as our client writes them, some with lies about their types, some no JSON at all. */
export function bodyWith(input: fc.Arbitrary<unknown>): fc.Arbitrary<string> {
  const lying = fc
    .tuple(input, fc.constantFrom(...CLAIMS), fc.constantFrom(null, ...PLACES))
    .map(([value, claim, place]) => {
      const { json } = JSON.parse(written(value)) as { json?: unknown };
      return JSON.stringify({ json, meta: { values: place === null ? [claim] : { [place]: [claim] } } });
    });
  return fc.oneof(
    { weight: 12, arbitrary: input.map(written) },
    { weight: 2, arbitrary: lying },
    { weight: 1, arbitrary: fc.json() },
    { weight: 1, arbitrary: fc.string({ maxLength: 30 }) },
  );
}

function written(value: unknown): string {
  try {
    return superjson.stringify(value);
  } catch {
    // It writes no names of prototypes; others do.
    return '{"json":{"__proto__":{"groupId":"x"},"constructor":{"prototype":{}}}}';
  }
}
