import { z } from "zod";
import { walletAddressSchema } from "../ids/ids";
import { envelopeXdrSchema } from "../transaction";

/** SEP-10: the challenge is a transaction that can never be applied (sequence 0), signed by the server. */
export const challengeInput = z.object({ address: walletAddressSchema });
export const challengeOutput = z.object({
  xdr: envelopeXdrSchema,
  networkPassphrase: z.string(),
  expiresAt: z.date(),
});

export const verifyInput = z.object({ xdr: envelopeXdrSchema });

export const sessionSchema = z.object({
  address: walletAddressSchema,
  displayName: z.string().nullable(),
  expiresAt: z.date(),
});
export type Session = z.infer<typeof sessionSchema>;
export const verifyOutput = z.object({
  session: sessionSchema,
  /** for clients without cookies */ accessToken: z.string(),
});
export const sessionOutput = sessionSchema.nullable();
