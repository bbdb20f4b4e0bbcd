import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import type { Locale } from "./locales";

const manifestSchema = z.record(z.string(), z.object({ files: z.array(z.string()) }));

let manifest: z.output<typeof manifestSchema> | undefined;

/** Addresses of the files that hold a language's words for client components: what the build wrote down of `catalogue-provider.tsx`. */
export function catalogueScripts(locale: Locale): string[] {
  manifest ??= manifestSchema.parse(
    JSON.parse(readFileSync(join(process.cwd(), ".next/react-loadable-manifest.json"), "utf8")),
  );
  const { files } = manifest[`i18n/catalogue-provider.tsx -> ../../messages/${locale}.json`] ?? { files: [] };
  return files.map((file) => `/_next/${file}`);
}
