import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { HostArtefactError } from "./errors";

/** Where assets/ is, seen from this file (`src/host`), from a bundle in `dist`, and from a bundle that carries its assets along. */
const places = ["../../assets/", "../assets/", "./assets/", "./"];

/** Finds the compiled host beside the code, whether that runs from source or from a bundle. */
export function locateHostWasm(): string {
  const candidates = places.map((place) => fileURLToPath(new URL(`${place}soroban-host.wasm`, import.meta.url)));
  const found = candidates.find((candidate) => existsSync(candidate));
  if (found === undefined) {
    throw new HostArtefactError(`soroban-host.wasm is in none of ${candidates.join(", ")}; build it with: node native/build.mjs`);
  }
  return found;
}
