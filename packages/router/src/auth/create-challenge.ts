import { challengeInput, challengeOutput } from "@ajo/schemas";
import { Keypair, TransactionBuilder, WebAuth } from "@stellar/stellar-sdk";
import { procedure } from "../trpc";

/** SEP-10: a transaction that no ledger can apply, to be signed by the account that wants to sign in. */
export const createChallenge = procedure
  .input(challengeInput)
  .output(challengeOutput)
  .mutation(async ({ ctx, input }) => {
    const { config, clock, database } = ctx.dependencies;
    const { networkPassphrase } = config;
    const xdr = WebAuth.buildChallengeTx(
      Keypair.fromSecret(config.signingSecret),
      input.address,
      config.homeDomain,
      config.challengeSeconds,
      networkPassphrase,
      config.webAuthDomain,
    );
    const expiresAt = new Date(clock.now().getTime() + config.challengeSeconds * 1000);
    const hash = Buffer.from(TransactionBuilder.fromXdr(xdr, networkPassphrase).hash()).toString("hex");
    await database.challenges.issue(hash, input.address, expiresAt);
    return { xdr, networkPassphrase, expiresAt };
  });
