import { AjoError } from "@ajo/schemas";
import { z } from "zod";
import { procedure } from "../trpc";

/** Ends the session; `signedOut` is false when there was none. */
export const signOut = procedure.output(z.object({ signedOut: z.boolean() })).mutation(() => {
  throw new AjoError("NotAvailable", "not built yet");
});
