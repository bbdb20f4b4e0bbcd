import { AjoError, verifyInput, verifyOutput } from "@ajo/schemas";
import { Keypair } from "@stellar/stellar-sdk";
import { procedure } from "../trpc";
import { readChallenge } from "./read-challenge";

/** Signs in with a signed challenge: each one works once. */
export const verifyChallenge = procedure
  .input(verifyInput)
  .output(verifyOutput)
  .mutation(async ({ ctx, input }) => {
    const { config, clock, database, sessions } = ctx.dependencies;
    const terms = { ...config, serverAddress: Keypair.fromSecret(config.signingSecret).publicKey() };
    const { address, hash } = readChallenge(input.xdr, terms, clock.now());
    // Read first, consume second: nobody can use up a challenge without the account's signature.
    if (!(await database.challenges.consume(hash)))
      throw new AjoError("ChallengeUsed", "the challenge was used before");

    const tokens = await sessions.begin(address);
    ctx.reply.setSessionCookies(tokens);
    return tokens;
  });
