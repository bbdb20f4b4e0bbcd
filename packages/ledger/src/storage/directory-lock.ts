import { closeSync, openSync, readFileSync, unlinkSync, writeSync } from "node:fs";
import path from "node:path";
import { StorageInUseError } from "./errors";

/** Claims a directory for this process. The claim of a process that died counts no more. Returns what releases it. */
export function lockDirectory(directory: string): () => void {
  const file = path.join(directory, "lock");
  for (;;) {
    try {
      const handle = openSync(file, "wx");
      writeSync(handle, identityOf(process.pid) ?? "");
      closeSync(handle);
      return () => unlinkSync(file);
    } catch (error) {
      if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
      const owner = readFileSync(file, "utf8");
      const pid = Number(owner.split(" ")[0]);
      if (owner !== "" && identityOf(pid) === owner)
        throw new StorageInUseError(
          `${directory} is in use by process ${pid}; stop it or choose another directory`,
        );
      unlinkSync(file);
    }
  }
}

/**
 * What tells a process from a later one of the same number, which in a container may well be this one: its number and, where the
 * system tells, when it started. Null if there is no such process.
 */
function identityOf(pid: number): string | null {
  if (!Number.isInteger(pid) || pid <= 0 || !isAlive(pid)) return null;
  try {
    // After the command's name, which may hold anything, the start time is the 20th field.
    const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ").at(-1)?.split(" ");
    return `${pid} ${fields?.[19] ?? ""}`;
  } catch {
    return `${pid} `;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // It exists, but is somebody else's.
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}
