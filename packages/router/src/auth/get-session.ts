import { AjoError, sessionOutput } from "@ajo/schemas";
import { procedure } from "../trpc";

export const getSession = procedure.output(sessionOutput).query(() => {
  throw new AjoError("NotAvailable", "not built yet");
});
