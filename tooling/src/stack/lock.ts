import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";

/** Whether a stack uses this data directory now. */
export function isRunning(dataDir: string): boolean {
  const holder = holderOf(dataDir);
  return holder !== null && holder !== process.pid && isAlive(holder);
}

/** Only one stack may use a data directory. Returns how to let go of it. */
export function lockDataDir(dataDir: string): () => void {
  if (isRunning(dataDir))
    throw new Error(
      `Ajo already runs with this data (process ${holderOf(dataDir)}). Stop it first, or set AJO_DATA_DIR to another folder.`,
    );
  const file = lockFile(dataDir);
  writeFileSync(file, String(process.pid));
  return () => rmSync(file, { force: true });
}

const lockFile = (dataDir: string) => path.join(dataDir, "stack.pid");

function holderOf(dataDir: string): number | null {
  const file = lockFile(dataDir);
  return existsSync(file) ? Number(readFileSync(file, "utf8")) : null;
}

/** Whether `pid` is a running Ajo, and not another program that was given a dead one's number. */
function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch {
    return false; // no such process
  }
  const commandLine = `/proc/${pid}/cmdline`;
  return !existsSync(commandLine) || /run\.mjs|stack\.mjs/.test(readFileSync(commandLine, "utf8"));
}
