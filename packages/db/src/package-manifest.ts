import { createRequire } from "node:module";

/** This package's own package.json, also when its code was bundled into an app that depends on it. */
export function packageManifest(): string {
  return createRequire(import.meta.url).resolve("@ajo/db/package.json");
}
