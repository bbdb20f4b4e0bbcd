import { trpc } from "./init";
import { limitRate } from "./middleware/limit-rate";
import { nameErrors } from "./middleware/name-errors";
import { observe } from "./middleware/observe";

export const { router, createCallerFactory } = trpc;

/** The base of every procedure: measured, its errors named, its callers limited. */
export const procedure = trpc.procedure.use(observe).use(nameErrors).use(limitRate);
