import { fileURLToPath } from "node:url";
import { Keypair } from "@stellar/stellar-sdk/base";
import { connect } from "./connect";
import { deployFactory } from "./deploy-factory";
import { readDeployEnvironment } from "./env";
import { createSender } from "./sender";

/** `pnpm --filter @ajo/soroban run deploy`: the contracts on a real network. Repeating it changes nothing. */
async function main(): Promise<void> {
  const env = readDeployEnvironment();
  const { rpc, networkPassphrase } = await connect(env);
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
