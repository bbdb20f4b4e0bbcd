import { z } from "zod";
import { walletAddressSchema } from "../ids/ids";
import { pictureHashSchema } from "../profile/picture";
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
  picture: pictureHashSchema.nullable(),
  expiresAt: z.date(),
});
export type Session = z.infer<typeof sessionSchema>;
/** What a client without cookies keeps. Access tokens are short; a refresh token works once and gives the next pair. */
export const verifyOutput = z.object({
  session: sessionSchema,
  accessToken: z.string(),
  refreshToken: z.string(),
  /** Until when the session can be refreshed. */
  refreshExpiresAt: z.date(),
});
/** Browsers send theirs as a cookie. */
export const refreshInput = z.object({ refreshToken: z.string().min(1).max(200).optional() });
export const refreshOutput = verifyOutput;
export const signOutInput = z.object({
  /** On every device of the account, not only on this one. */
  everywhere: z.boolean().default(false),
});
export const signOutOutput = z.object({ signedOut: z.boolean() });
export const sessionOutput = sessionSchema.nullable();
