import type { HttpAnswer } from "./ask-server";
import { maskSimulation } from "./mask-nonces";

/** What cannot be the same: run times of the machine, versions, and texts that end in a backtrace of stellar-rpc's own code. */
const IGNORED = new Set(["commitHash", "buildTimestamp", "captiveCoreVersion", "version", "friendbotUrl"]);

/** Compares two answers; one line for each place where they differ. */
export function compareAnswers(found: HttpAnswer, recorded: HttpAnswer): string[] {
  const masked = (answer: HttpAnswer): HttpAnswer => ({ ...answer, body: maskSimulation(answer.body) });
  return differences(masked(found), masked(recorded), "");
}

function differences(found: unknown, recorded: unknown, path: string): string[] {
  if (Array.isArray(found) && Array.isArray(recorded)) {
    const length = Math.max(found.length, recorded.length);
    return Array.from({ length }, (_, index) =>
      differences(found[index], recorded[index], `${path}[${index}]`),
    ).flat();
  }
  if (isObject(found) && isObject(recorded)) {
    const keys = new Set([...Object.keys(found), ...Object.keys(recorded)]);
    return [...keys]
      .filter((key) => !IGNORED.has(key) && !(path === ".body" && key === "id"))
      .flatMap((key) => differences(found[key], recorded[key], `${path}.${key}`));
  }
  return same(found, recorded) ? [] : [`${path} is ${shown(found)}, recorded ${shown(recorded)}`];
}

function same(found: unknown, recorded: unknown): boolean {
  return withoutBacktrace(found) === withoutBacktrace(recorded);
}

function withoutBacktrace(value: unknown): unknown {
  return typeof value === "string" ? value.split("\n\nStack backtrace", 1)[0] : value;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function shown(value: unknown): string {
  return value === undefined ? "missing" : JSON.stringify(value);
}
