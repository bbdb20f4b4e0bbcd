import { readFileSync } from "node:fs";
import path from "node:path";
import { gzipSync } from "node:zlib";
import { z } from "zod";
import type { Row } from "../harness/table";

const BUILD = path.resolve(import.meta.dirname, "../../../apps/web/.next");
const manifestSchema = z.object({ pages: z.record(z.string(), z.array(z.string())) });

/** Script that each page loads before anybody touches it, compressed; the budgets themselves are tests of the web app. */
export function measureBundles(): Row[] {
  const manifest = readFileSync(path.join(BUILD, "app-build-manifest.json"), "utf8");
  const { pages } = manifestSchema.parse(JSON.parse(manifest));
  const bare = sizeOf(pages["/_not-found/page"] ?? []);
  return Object.keys(pages)
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
}

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
