import { randomBytes } from "node:crypto";
import path from "node:path";
import type { NetworkInfo } from "@ajo/schemas";
import { Keypair } from "@stellar/stellar-sdk";
import { freePort, startChild, type Child } from "./child";
import { profileArguments } from "./profile";

export interface ApiProcess extends Child {
  url: string;
}

/** One more API of the running product, with an RPC endpoint of its own choice. */
export async function startApiProcess(
  network: NetworkInfo,
  { databaseUrl, rpcUrl, env = {} }: { databaseUrl: string; rpcUrl: string; env?: Record<string, string> },
): Promise<ApiProcess> {
  const port = await freePort();
  const child = await startChild(
    [...profileArguments("api"), path.resolve(import.meta.dirname, "../../../apps/api/dist/main.mjs")],
    {
      API_PORT: String(port),
      DATABASE_URL: databaseUrl,
      STELLAR_RPC_URL: rpcUrl,
      STELLAR_NETWORK_PASSPHRASE: network.passphrase,
      AJO_FACTORY_ID: network.factoryId,
      AJO_TOKENS: JSON.stringify(network.tokens),
      SESSION_SECRET: randomBytes(32).toString("hex"),
      SIGNING_SECRET: Keypair.random().secret(),
      RATE_LIMIT_ANONYMOUS: "0",
      STREAMS_PER_CALLER: "0",
      RATE_LIMIT_SIGNED_IN: "0",
      LOG_LEVEL: "info",
      ...env,
    },
    (line) => line.includes("api ready"),
  );
  return { ...child, url: `http://127.0.0.1:${port}` };
}

/** A gauge or counter of the API without labels. */
export async function metricOf(apiUrl: string, name: string): Promise<number> {
  const text = await (await fetch(`${apiUrl}/metrics`)).text();
  const line = new RegExp(`^${name} ([\\d.e+]+)$`, "m").exec(text);
  if (line === null) throw new Error(`${apiUrl}/metrics does not tell ${name}`);
  return Number(line[1]);
}
