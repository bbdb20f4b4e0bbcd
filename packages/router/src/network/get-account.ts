import { accountInput, accountOutput } from "@ajo/schemas";
import { procedure } from "../trpc";

/**
 * What an account holds of the native coin and of the listed tokens, and which of them it can receive. Payments that are
 * none of ours move it and nobody announces them, so no table has it. But a ledger has to close for it to move: the chain
 * is asked once for each ledger that this server hears of (from the projection, a receipt, or the network itself, which
 * is asked every two seconds), however many ask for the account. What is decided by it is simulated anew anyway.
 */
export const getAccount = procedure
  .input(accountInput)
  .output(accountOutput)
  .query(({ ctx, input: { address } }) => {
    const { chain, config, personal } = ctx.dependencies;
    return personal.read({
      key: `account:${address}`,
      ownerOf: () => address,
      ledgerOf: ({ asOfLedger }) => asOfLedger,
      load: () => chain.getAccount(address, config.tokens),
    });
  });
