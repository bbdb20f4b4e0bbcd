import { existsSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { HostArtefactError } from "./errors";

/** Where assets/ is, seen from this file (`src/host`), from a bundle in `dist`, and from a bundle that carries its assets along. */
const places = ["../../assets/", "../assets/", "./assets/", "./"];

/** Finds the folder of the compiled hosts, whether this runs from source or from a bundle. */
export function locateHostWasm(): string {
  const folders = places.map((place) => fileURLToPath(new URL(place, import.meta.url)));
  const found = folders.find((folder) => existsSync(join(folder, "soroban-apply.wasm")));
  if (found === undefined) {
    throw new HostArtefactError(
      `soroban-apply.wasm is in none of ${folders.join(", ")}; build it with: node native/build.mjs`,
    );
  }
  return found;
}
