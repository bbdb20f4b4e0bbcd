import { appRouter, type ProcedureMeta } from "@ajo/router";
import type { AnyTRPCProcedure } from "@trpc/server";

// By whole paths, which its type, a tree, does not say: a router calls its procedures so, whatever host it has.
const procedures = appRouter._def.procedures as unknown as Readonly<Record<string, AnyTRPCProcedure>>;

/** Every procedure's path, as `group.byId`. */
export const PROCEDURE_PATHS: readonly string[] = Object.keys(procedures);

/** The procedure at a whole path; undefined for what names none. */
export function findProcedure(path: string): AnyTRPCProcedure | undefined {
  return Object.hasOwn(procedures, path) ? procedures[path] : undefined;
}

/** Whether a procedure says of itself that its answers are the same for everybody. */
export function isForEverybody(path: string): boolean {
  // Of whatever type its router gave it: ours gives this one.
  const meta = findProcedure(path)?._def.meta as ProcedureMeta | undefined;
  return meta?.forEverybody === true;
}
