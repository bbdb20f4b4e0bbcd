import { closeSync, openSync, readFileSync, unlinkSync, writeSync } from "node:fs";
import path from "node:path";
import { StorageInUseError } from "./errors";

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
};

/** Claims a directory for this process. The claim of a process that died counts no more. Returns what releases it. */
export function lockDirectory(directory: string): () => void {
  const file = path.join(directory, "lock");
  for (;;) {
    try {
      const handle = openSync(file, "wx");
      writeSync(handle, String(process.pid));
      closeSync(handle);
      return () => unlinkSync(file);
    } catch (error) {
      if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
      const owner = Number(readFileSync(file, "utf8"));
      // A process may open its own directory again after closing it without a release only if it crashed: then its pid differs.
      if (Number.isInteger(owner) && owner > 0 && isAlive(owner))
        throw new StorageInUseError(
          `${directory} is in use by process ${owner}; stop it or choose another directory`,
        );
      unlinkSync(file);
    }
  }
}
