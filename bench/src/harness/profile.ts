import path from "node:path";

let folder: string | null = null;

/** From now on servers that are started for a row write a CPU profile into `into` when they stop. */
export function profileInto(into: string): void {
  folder = path.resolve(into);
}

/** What Node is started with for that; nothing unless it was asked for. */
export function profileArguments(name: string): string[] {
  if (folder === null) return [];
  return ["--cpu-prof", "--cpu-prof-dir", folder, "--cpu-prof-name", `${name}-${Date.now()}.cpuprofile`];
}
