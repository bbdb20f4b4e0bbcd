import { readFileSync } from "node:fs";
import path from "node:path";
import { gzipSync } from "node:zlib";
import { z } from "zod";
import type { Row } from "../harness/table";

const BUILD = path.resolve(import.meta.dirname, "../../../apps/web/.next");
const manifestSchema = z.object({ pages: z.record(z.string(), z.array(z.string())) });
const laterSchema = z.record(z.string(), z.object({ files: z.array(z.string()) }));

/** Script that each page loads before anybody touches it, compressed; the budgets themselves are tests of the web app. */
export function measureBundles(): Row[] {
  const { pages } = manifestSchema.parse(readManifest("app-build-manifest.json"));
  const bare = sizeOf(pages["/_not-found/page"] ?? []);
  const loads = Object.keys(pages)
    .filter((entry) => entry.endsWith("/page"))
    .sort()
    .map((page) => {
      const frames = Object.keys(pages).filter((entry) => isAbove(entry, page));
      const bytes = sizeOf([page, ...frames].flatMap((entry) => pages[entry] ?? []));
      return {
        what: `first load of ${page.replace(/\/page$/, "")}`,
        figure: `${(bytes / 1000).toFixed(1)} kB`,
        against: `a page without anything ${(bare / 1000).toFixed(1)} kB`,
        ratio: `${(bytes / bare).toFixed(2)}x`,
        goal: page.startsWith("/(site)") ? "<= 110 kB" : page.includes("[groupId]/page") ? "<= 160 kB" : "",
      };
    });
  return [...loads, wordsRow()];
}

/** A file for each language, beside the first load of the app's pages, and fetched once for all of them. */
function wordsRow(): Row {
  const sizes = Object.entries(laterSchema.parse(readManifest("react-loadable-manifest.json")))
    .filter(([edge]) => edge.includes("/messages/"))
    .map(([, { files }]) => sizeOf(files) / 1000);
  return {
    what: "words of a language, kept by the browser",
    figure: `${Math.min(...sizes).toFixed(1)} to ${Math.max(...sizes).toFixed(1)} kB`,
    against: `${sizes.length} languages`,
    ratio: "",
    goal: "",
  };
}

const readManifest = (name: string): unknown => JSON.parse(readFileSync(path.join(BUILD, name), "utf8"));

/** Whether `entry` is a layout or boundary that stands around `page`. */
function isAbove(entry: string, page: string): boolean {
  const folder = entry.replace(/\/(layout|error|loading|not-found|template|global-error)$/, "");
  return folder !== entry && page.startsWith(`${folder}/`);
}

function sizeOf(files: readonly string[]): number {
  return [...new Set(files)]
    .filter((file) => file.endsWith(".js"))
    .reduce((sum, file) => sum + gzipSync(readFileSync(path.join(BUILD, file))).length, 0);
}
