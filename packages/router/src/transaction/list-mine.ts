import {
  AjoError,
  myTransactionsInput,
  myTransactionsOutput,
  type TransactionIntent,
  type WalletAddress,
} from "@ajo/schemas";
import type { z } from "zod";
import type { PersonalRead } from "../cache/personal-cache";
import type { DatabasePort } from "../ports/database";
import { procedure } from "../trpc";

/** The signed-in account's transactions, so that any device can go on where another one stopped. */
export const listMine = procedure
  .input(myTransactionsInput)
  .output(myTransactionsOutput)
  .query(async ({ ctx, input }) => {
    const session = await ctx.session.current();
    if (session === null) throw new AjoError("NotSignedIn", "sign in to see your transactions");
    const { clock, database, personal } = ctx.dependencies;
    const intents = await personal.read(readMine(database, session.address, input));
    return input.open ? intents.filter((intent) => isOpen(intent, clock.now())) : intents;
  });

function readMine(
  { intents }: Pick<DatabasePort, "intents">,
  address: WalletAddress,
  input: z.output<typeof myTransactionsInput>,
): PersonalRead<TransactionIntent[]> {
  return {
    key: `transactions:${address}:${input.open ? "open" : "all"}:${input.limit}`,
    // Without the signed envelopes, which nobody is shown.
    load: async () =>
      (await intents.listOf(address, input)).map(
        ({ envelope: _envelope, sends: _sends, ...intent }) => intent,
      ),
    ownerOf: () => address,
    rowsOf: ({ length }) => length,
  };
}

/** What was prepared and not signed in time is over, also when nothing has told so. */
const isOpen = ({ state, expiresAt }: TransactionIntent, now: Date): boolean =>
  state !== "prepared" || expiresAt === null || expiresAt > now;
