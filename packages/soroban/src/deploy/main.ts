import { fileURLToPath } from "node:url";
import { Keypair } from "@stellar/stellar-sdk/base";
import { z } from "zod";
import { createRpc } from "../client/rpc";
import { deployFactory } from "./deploy-factory";
import { readDeployEnvironment } from "./env";
import { createSender } from "./sender";

/** `pnpm --filter @ajo/soroban run deploy`: the contracts on a real network. Repeating it changes nothing. */
async function main(): Promise<void> {
  const env = readDeployEnvironment();
  const networkPassphrase = env.STELLAR_NETWORK_PASSPHRASE;
  const rpc = createRpc({ urls: [env.STELLAR_RPC_URL], timeoutMs: 30_000 });
  const { passphrase } = await rpc.ask("getNetwork", {}, z.object({ passphrase: z.string() }));
  if (passphrase !== networkPassphrase)
    throw new Error(`the network at STELLAR_RPC_URL is another one: "${passphrase}"`);

  const factoryId = await deployFactory({
    rpc,
    networkPassphrase,
    sender: createSender(rpc, networkPassphrase, Keypair.fromSecret(env.DEPLOYER_SECRET)),
    artifactsDir: fileURLToPath(new URL("../../../../contracts/artifacts", import.meta.url)),
    ...(env.FACTORY_ADMIN === undefined ? {} : { admin: env.FACTORY_ADMIN }),
  });
  console.log(`AJO_FACTORY_ID=${factoryId}`);
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
