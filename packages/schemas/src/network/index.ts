import { z } from "zod";
import { tokenSchema } from "../group/group";
import { contractIdSchema, ledgerSequenceSchema, walletAddressSchema } from "../ids/ids";

/** A named, funded person whose key everybody has; exists on local networks only. */
export const localPersonSchema = z.object({ name: z.string().min(1), address: walletAddressSchema });
export type LocalPerson = z.infer<typeof localPersonSchema>;

/** The network behind the API and what it offers. */
export const networkInfoOutput = z.object({
  passphrase: z.string(),
  factoryId: contractIdSchema,
  latestLedger: ledgerSequenceSchema,
  /** The network's clock. Time bounds and due dates are measured by it, never by the reader's own. */
  closeTime: z.date(),
  tokens: z.array(tokenSchema),
  /** Where to look transactions up; null on networks without an explorer. `{hash}` and `{address}` are filled in. */
  explorer: z.object({ transaction: z.string(), contract: z.string() }).nullable(),
  rpcUrl: z.string(),
  /** Time can be moved forward on this network. */
  canAdvanceTime: z.boolean(),
  localPeople: z.array(localPersonSchema),
});
export type NetworkInfo = z.infer<typeof networkInfoOutput>;

export const advanceTimeInput = z.object({
  seconds: z
    .number()
    .int()
    .min(1)
    .max(400 * 86_400),
});
export const advanceTimeOutput = z.object({ latestLedger: ledgerSequenceSchema, closeTime: z.date() });

/** What an account holds, and whether it can receive a token. */
export const accountInput = z.object({ address: walletAddressSchema });
export const accountOutput = z.object({
  exists: z.boolean(),
  /** In stroops of the native coin. */
  nativeBalance: z.bigint(),
  balances: z.array(z.object({ token: tokenSchema, balance: z.bigint(), hasTrustline: z.boolean() })),
  /** All of it is at least as new. */
  asOfLedger: ledgerSequenceSchema,
});
export type AccountInfo = z.infer<typeof accountOutput>;
