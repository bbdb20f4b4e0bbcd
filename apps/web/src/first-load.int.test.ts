import { existsSync, readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { LOCALES, type Locale } from "./i18n/locales";

const BUILD = new URL("../.next/", import.meta.url);
const manifestSchema = z.object({ pages: z.record(z.string(), z.array(z.string())) });

const { pages } = readManifest();

/** Pages that are read before anybody has decided anything: server-rendered, hardly any script. */
const BARE = /^\/(\(site\)|_not-found)\//;
/** The wizard checks its forms with the schemas that the contract's terms are checked with: Zod comes along. */
const WITH_SCHEMAS = "/(app)/groups/new/page";

function budgetOf(page: string): number {
  if (page === WITH_SCHEMAS) return 190_000;
  return BARE.test(page) ? 96_000 : 158_000;
}

/** Each page with what it loads before anybody touches it: its own chunks and those of every layout and boundary above. */
const FIRST_LOADS = Object.keys(pages)
  .filter((entry) => entry.endsWith("/page"))
  .map((page) => ({ page, entries: [page, "/global-error", ...framesOf(page)] }));

function framesOf(page: string): string[] {
  const folders = page.split("/").slice(0, -1);
  return folders.flatMap((_, depth) => {
    const folder = folders.slice(0, depth + 1).join("/");
    return ["layout", "error", "loading", "not-found", "template"].map((kind) => `${folder}/${kind}`);
  });
}

/** Words that are in the Stellar library and in Freighter's, whatever a minifier does to the rest. */
const MONEY_CODE = ["FREIGHTER_EXTERNAL_MSG", "sorobanData", "Ed25519SecretSeed", "ed25519SecretSeed"];

function readManifest() {
  const manifest = new URL("app-build-manifest.json", BUILD);
  if (!existsSync(manifest)) throw new Error("build first: `pnpm --filter @ajo/web build`");
  return manifestSchema.parse(JSON.parse(readFileSync(manifest, "utf8")));
}

function firstLoad(entries: readonly string[]): { file: string; source: Buffer }[] {
  const files = entries.flatMap((entry) => pages[entry] ?? []).filter((file) => file.endsWith(".js"));
  return [...new Set(files)].map((file) => ({ file, source: readFileSync(new URL(file, BUILD)) }));
}

test("the landing page, the groups and a group are among the pages that are weighed", () => {
  expect(FIRST_LOADS.map(({ page }) => page)).toEqual(
    expect.arrayContaining(["/(site)/page", "/(app)/groups/page", "/(app)/groups/[groupId]/page"]),
  );
});

describe.each(FIRST_LOADS)("the first load of $page", ({ page, entries }) => {
  const chunks = firstLoad(entries);

  test("is within its budget, compressed", () => {
    const bytes = chunks.reduce((sum, { source }) => sum + gzipSync(source).length, 0);
    expect(bytes).toBeGreaterThan(80_000);
    expect(bytes).toBeLessThanOrEqual(budgetOf(page));
  });

  test("holds no code that moves money", () => {
    for (const { file, source } of chunks)
      for (const word of MONEY_CODE) expect(source.includes(word), `${word} in ${file}`).toBe(false);
  });
});

const loadable = z
  .record(z.string(), z.object({ files: z.array(z.string()) }))
  .parse(JSON.parse(readFileSync(new URL("react-loadable-manifest.json", BUILD), "utf8")));

/** What a page brings by itself once it has been drawn, whoever reads it and whatever they do. */
const BROUGHT_TO_EVERYBODY = [
  "features/coverage/coverage-card.tsx -> ./foreseen-coverage",
  "features/coverage/coverage-card.tsx -> ./live-coverage",
  "features/group/group-overview.tsx -> ../coverage/coverage-card",
  "features/group/group-overview.tsx -> ./next-dates",
  "features/group/group-overview.tsx -> ./this-round",
  "features/group/group-tabs.tsx -> ./calendar-tab",
  "features/group/my-part.tsx -> ../seat/seat-notices",
  "features/join/join-schedule.tsx -> ../create/cash-flow-table",
  "features/join/two-answers.tsx -> ../coverage/foreseen-coverage",
  "features/offline/use-save-group.ts -> ./saved-groups",
];
/** A word of Zod's, whatever a minifier does to the rest. */
const SCHEMA_CODE = "invalid_format";

test.each(BROUGHT_TO_EVERYBODY)("no schemas come with %s", (edge) => {
  const files = loadable[edge]?.files.filter((file) => file.endsWith(".js")) ?? [];
  expect(files).not.toEqual([]);
  for (const file of files)
    expect(readFileSync(new URL(file, BUILD), "utf8").includes(SCHEMA_CODE), file).toBe(false);
});

/** Compressed, of any language: those with the most marks on their letters weigh most. */
const CATALOGUE_BUDGET = 34_000;

const catalogueSchema = z.object({ nav: z.object({ skip: z.string() }) });
const skipOf = (locale: Locale) =>
  catalogueSchema.parse(
    JSON.parse(readFileSync(new URL(`../messages/${locale}.json`, import.meta.url), "utf8")),
  ).nav.skip;

test.each(LOCALES)("the words of %s are one file, which comes with no other language", (locale) => {
  const edge = `i18n/catalogue-provider.tsx -> ../../messages/${locale}.json`;
  const [file = "", ...others] = loadable[edge]?.files ?? [];
  expect(others).toEqual([]);
  expect(Object.values(pages).flat()).not.toContain(file);
  const source = readFileSync(new URL(file, BUILD));
  const words = source
    .toString()
    .replace(/\\x([\da-f]{2})/g, (_, code: string) => String.fromCharCode(parseInt(code, 16)));
  expect(words).toContain(skipOf(locale));
  expect(gzipSync(source).length).toBeLessThanOrEqual(CATALOGUE_BUDGET);
});

test("the words by which schemas and money code are told are in what loads later or in the wizard", () => {
  const first = new Set(Object.values(pages).flat());
  const later = Object.values(loadable)
    .flatMap(({ files }) => files)
    .filter((file) => file.endsWith(".js") && !first.has(file));
  const holds = (files: readonly string[], word: string) =>
    files.some((file) => readFileSync(new URL(file, BUILD), "utf8").includes(word));
  expect(holds(later, "FREIGHTER_EXTERNAL_MSG")).toBe(true);
  expect(
    holds(
      firstLoad([WITH_SCHEMAS]).map(({ file }) => file),
      SCHEMA_CODE,
    ),
  ).toBe(true);
});
