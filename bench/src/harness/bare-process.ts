import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { freePort, startChild } from "./child";

/** `node:http` that answers everything with these bytes; with `delayMs`, that long after the first of those who wait. */
export async function startBare(
  bytes: Buffer,
  { delayMs }: { delayMs?: number } = {},
): Promise<{ url: string; stop: () => Promise<void> }> {
  const folder = mkdtempSync(path.join(os.tmpdir(), "ajo-bench-"));
  const file = path.join(folder, "answer.json");
  writeFileSync(file, bytes);
  const port = await freePort();
  const script = path.join(import.meta.dirname, "../baseline/bare-http.ts");
  const delay = delayMs === undefined ? [] : [String(delayMs)];
  const child = await startChild(
    ["--import", "tsx", script, String(port), file, ...delay],
    {},
    (line) => line === "ready",
  );
  const stop = async () => {
    await child.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  return { url: `http://127.0.0.1:${port}/`, stop };
}
