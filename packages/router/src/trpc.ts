import { trpc } from "./init";
import { admit } from "./middleware/admit";
import { holdFailures } from "./middleware/hold-failures";
import { limitRate } from "./middleware/limit-rate";
import { nameErrors } from "./middleware/name-errors";
import { needPlace } from "./middleware/need-place";
import { observe } from "./middleware/observe";
import { requireSession } from "./middleware/require-session";

export const { router, createCallerFactory } = trpc;

/** The base of every procedure: measured, its errors named, let in when there is room, its callers limited. */
export const procedure = trpc.procedure.use(observe).use(nameErrors).use(admit).use(limitRate);

/** The base of reads whose answers are the same for everybody: through `answerFrom`. */
export const sharedProcedure = procedure.meta({ forEverybody: true });

/** The base of subscriptions. Each takes its place itself (`streamPlaces.take`), because only it knows when it ends. */
export const streamProcedure = procedure.use(needPlace).use(holdFailures);

/** The base of procedures about what belongs to one person alone: `ctx.me`, who is signed in. */
export const personalProcedure = procedure.use(requireSession);

/** The base of subscriptions to what belongs to one person alone. */
export const personalStreamProcedure = personalProcedure.use(needPlace).use(holdFailures);
