import { AjoError, networkInfoOutput } from "@ajo/schemas";
import { procedure } from "../trpc";

export const getInfo = procedure.output(networkInfoOutput).query(() => {
  throw new AjoError("NotAvailable", "not built yet");
});
