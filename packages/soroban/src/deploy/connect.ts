import { z } from "zod";
import { type Rpc, createRpc } from "../client/rpc";

export interface NetworkEnvironment {
  STELLAR_RPC_URL: string;
  STELLAR_NETWORK_PASSPHRASE: string;
}

/** The network that the environment names; refuses another one than its passphrase says. */
export async function connect(env: NetworkEnvironment): Promise<{ rpc: Rpc; networkPassphrase: string }> {
  const networkPassphrase = env.STELLAR_NETWORK_PASSPHRASE;
  const rpc = createRpc({ urls: [env.STELLAR_RPC_URL], timeoutMs: 30_000 });
  const { passphrase } = await rpc.ask("getNetwork", {}, z.object({ passphrase: z.string() }));
  if (passphrase !== networkPassphrase)
    throw new Error(`the network at STELLAR_RPC_URL is another one: "${passphrase}"`);
  return { rpc, networkPassphrase };
}
