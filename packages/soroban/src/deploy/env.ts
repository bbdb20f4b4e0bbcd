import { StrKey } from "@stellar/stellar-sdk/base";
import { z } from "zod";

const schema = z.object({
  STELLAR_RPC_URL: z.url({
    error: "set STELLAR_RPC_URL to a stellar-rpc endpoint, such as https://soroban-testnet.stellar.org",
  }),
  STELLAR_NETWORK_PASSPHRASE: z
    .string({ error: 'set STELLAR_NETWORK_PASSPHRASE, such as "Test SDF Network ; September 2015"' })
    .min(1),
  DEPLOYER_SECRET: z
    .string({
      error: "set DEPLOYER_SECRET to the secret key (S...) of a funded account that pays for the deployment",
    })
    .refine((secret) => StrKey.isValidEd25519SecretSeed(secret), {
      error: "DEPLOYER_SECRET is not a secret key (S...)",
    }),
  FACTORY_ADMIN: z
    .string()
    .refine((address) => StrKey.isValidEd25519PublicKey(address) || StrKey.isValidContract(address), {
      error: "FACTORY_ADMIN is not an address (G... or C...)",
    })
    .optional(),
});

/** The environment of the deployment, or an exit with what to set. */
export function readDeployEnvironment(): z.infer<typeof schema> {
  const parsed = schema.safeParse(process.env);
  if (parsed.success) return parsed.data;
  throw new Error(parsed.error.issues.map(({ message }) => message).join("\n"));
}
