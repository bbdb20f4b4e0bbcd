import { trpc } from "./init";
import { limitRate } from "./middleware/limit-rate";
import { nameErrors } from "./middleware/name-errors";
import { observe } from "./middleware/observe";
import { requireSession } from "./middleware/require-session";

export const { router, createCallerFactory } = trpc;

/** The base of every procedure: measured, its errors named, its callers limited. */
export const procedure = trpc.procedure.use(observe).use(nameErrors).use(limitRate);

/** The base of reads whose answers are the same for everybody: through `answerFrom`. */
export const sharedProcedure = procedure.meta({ forEverybody: true });

/** The base of procedures about what belongs to one person alone: `ctx.me`, who is signed in. */
export const personalProcedure = procedure.use(requireSession);
