import { sessionOutput } from "@ajo/schemas";
import { procedure } from "../trpc";

/** Who is signed in; null when nobody is. */
export const getSession = procedure.output(sessionOutput).query(({ ctx }) => ctx.session.current());
