import { rmSync, writeFileSync } from "node:fs";
import path from "node:path";

/** Where the parts of a running stack answer: for tools beside it (db:studio, the bench, a curious person). */
export interface RunningStack {
  pid: number;
  webUrl: string;
  apiUrl: string;
  workerUrl: string;
  rpcUrl: string;
  databaseUrl: string;
  /** What the operator's commands need to reach the same database and network. */
  environment: Record<string, string>;
}

/** Writes `running.json` into the data directory; returns how to take it away again. */
export function announceRunning(dataDir: string, running: RunningStack): () => void {
  const file = path.join(dataDir, "running.json");
  writeFileSync(file, `${JSON.stringify(running, null, 2)}\n`, { mode: 0o600 });
  return () => rmSync(file, { force: true });
}
