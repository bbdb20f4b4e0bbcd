import { contractIdSchema } from "@ajo/schemas";
import { StrKey } from "@stellar/stellar-sdk/base";
import { z } from "zod";

const network = {
  STELLAR_RPC_URL: z.url({
    error: "set STELLAR_RPC_URL to a stellar-rpc endpoint, such as https://soroban-testnet.stellar.org",
  }),
  STELLAR_NETWORK_PASSPHRASE: z
    .string({ error: 'set STELLAR_NETWORK_PASSPHRASE, such as "Test SDF Network ; September 2015"' })
    .min(1),
};

const secret = (name: string, whose: string) =>
  z
    .string({ error: `set ${name} to the secret key (S...) of ${whose}` })
    .refine((given) => StrKey.isValidEd25519SecretSeed(given), {
      error: `${name} is not a secret key (S...)`,
    });

const deploySchema = z.object({
  ...network,
  DEPLOYER_SECRET: secret("DEPLOYER_SECRET", "a funded account that pays for the deployment"),
  FACTORY_ADMIN: z
    .string()
    .refine((address) => StrKey.isValidEd25519PublicKey(address) || StrKey.isValidContract(address), {
      error: "FACTORY_ADMIN is not an address (G... or C...)",
    })
    .optional(),
});

const renewSchema = z.object({
  ...network,
  AJO_FACTORY_ID: z
    .string({ error: "set AJO_FACTORY_ID to the factory (C...) that the deployment printed" })
    .pipe(contractIdSchema),
  FACTORY_ADMIN_SECRET: secret("FACTORY_ADMIN_SECRET", "the factory's admin"),
});

/** The environment of the deployment, or an error with what to set. */
export const readDeployEnvironment = () => read(deploySchema);

/** The environment in which new groups get newer code, or an error with what to set. */
export const readRenewEnvironment = () => read(renewSchema);

function read<Schema extends z.ZodType>(schema: Schema): z.output<Schema> {
  const parsed = schema.safeParse(process.env);
  if (parsed.success) return parsed.data;
  throw new Error(parsed.error.issues.map(({ message }) => message).join("\n"));
}
