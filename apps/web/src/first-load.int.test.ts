import { existsSync, readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { z } from "zod";

const BUILD = new URL("../.next/", import.meta.url);
const manifestSchema = z.object({ pages: z.record(z.string(), z.array(z.string())) });

/** What a page loads before anybody touches it: its own chunks and those of every layout and boundary above it. */
const FIRST_LOADS = {
  landing: { budget: 110_000, entries: ["/layout", "/(site)/layout", "/(site)/page"] },
  group: {
    budget: 160_000,
    entries: ["/layout", "/(app)/layout", "/(app)/error", "/(app)/groups/[groupId]/page"],
  },
  groups: {
    budget: 160_000,
    entries: ["/layout", "/(app)/layout", "/(app)/error", "/(app)/groups/page"],
  },
  join: {
    budget: 160_000,
    entries: ["/layout", "/(app)/layout", "/(app)/error", "/(app)/join/[groupId]/page"],
  },
  verify: {
    budget: 160_000,
    entries: ["/layout", "/(app)/layout", "/(app)/error", "/(app)/groups/[groupId]/verify/page"],
  },
  me: { budget: 160_000, entries: ["/layout", "/(app)/layout", "/(app)/error", "/(app)/me/page"] },
  offline: {
    budget: 160_000,
    entries: ["/layout", "/(offline)/layout", "/(offline)/offline/page"],
  },
} as const;

/** Words that are in the Stellar library and in Freighter's, whatever a minifier does to the rest. */
const MONEY_CODE = ["FREIGHTER_EXTERNAL_MSG", "sorobanData", "Ed25519SecretSeed", "ed25519SecretSeed"];

function firstLoad(entries: readonly string[]): { file: string; source: Buffer }[] {
  const manifest = new URL("app-build-manifest.json", BUILD);
  if (!existsSync(manifest)) throw new Error("build first: `pnpm --filter @ajo/web build`");
  const { pages } = manifestSchema.parse(JSON.parse(readFileSync(manifest, "utf8")));
  const files = entries.flatMap((entry) => pages[entry] ?? []).filter((file) => file.endsWith(".js"));
  return [...new Set(files)].map((file) => ({ file, source: readFileSync(new URL(file, BUILD)) }));
}

describe.each(Object.entries(FIRST_LOADS))("the first load of the %s page", (_name, { budget, entries }) => {
  const chunks = firstLoad(entries);

  test("is within its budget, compressed", () => {
    const bytes = chunks.reduce((sum, { source }) => sum + gzipSync(source).length, 0);
    expect(bytes).toBeGreaterThan(80_000);
    expect(bytes).toBeLessThanOrEqual(budget);
  });

  test("holds no code that moves money", () => {
    for (const { file, source } of chunks)
      for (const word of MONEY_CODE) expect(source.includes(word), `${word} in ${file}`).toBe(false);
  });
});

test("the words by which money code is told are in the chunks that load later", () => {
  const { pages } = manifestSchema.parse(
    JSON.parse(readFileSync(new URL("app-build-manifest.json", BUILD), "utf8")),
  );
  const first = new Set(Object.values(pages).flat());
  const loadable = z
    .record(z.string(), z.object({ files: z.array(z.string()) }))
    .parse(JSON.parse(readFileSync(new URL("react-loadable-manifest.json", BUILD), "utf8")));
  const later = Object.values(loadable)
    .flatMap(({ files }) => files)
    .filter((file) => file.endsWith(".js") && !first.has(file))
    .map((file) => readFileSync(new URL(file, BUILD), "utf8"))
    .join("");
  expect(later).toContain("FREIGHTER_EXTERNAL_MSG");
});
