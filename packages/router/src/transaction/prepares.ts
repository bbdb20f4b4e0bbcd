import { preparedTransactionSchema, type PreparedTransaction } from "@ajo/schemas";
import type { z } from "zod";
import type { ChainPort } from "../ports/chain";
import { procedure } from "../trpc";

/** A procedure that builds a transaction for a wallet, and remembers it: its owner finds it again whatever happens to the page. */
export function prepares<Input extends z.ZodObject>(
  input: Input,
  prepare: (chain: ChainPort, input: z.output<Input>) => Promise<PreparedTransaction>,
) {
  return procedure
    .input(input)
    .output(preparedTransactionSchema)
    .mutation(async ({ ctx, input: parsed }) => {
      const { chain, transactions } = ctx.dependencies;
      // tRPC's builder does not see through a schema that is a type parameter: `parsed` is what `input` put out.
      return transactions.prepared(await prepare(chain, parsed as z.output<Input>));
    });
}
