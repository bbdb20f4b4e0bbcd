import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import type { ContractId } from "@ajo/schemas";
import { Keypair, hash } from "@stellar/stellar-sdk/base";
import type { Rpc } from "../client/rpc";
import { toHex } from "../hex";
import { getNetworkState } from "../network/get-network-state";
import { connect } from "./connect";
import { readRenewEnvironment } from "./env";
import { getFactoryCode } from "./get-factory-code";
import { applyCode, proposeCode } from "./renew-code";
import { type Sender, createSender } from "./sender";

interface Factory {
  rpc: Rpc;
  /** The factory's admin. */
  sender: Sender;
  factoryId: ContractId;
}

const ARTIFACT = fileURLToPath(new URL("../../../../contracts/artifacts/ajo_group.wasm", import.meta.url));
const APPLY = "pnpm --filter @ajo/soroban run code:apply";

/** Proposes the built group contract, or that of another file, for new groups. Repeating it changes nothing. */
async function propose(factory: Factory, file = ARTIFACT): Promise<string> {
  const wasm = await readFile(file);
  const code = toHex(hash(wasm));
  const before = await getFactoryCode(factory.rpc, factory.factoryId);
  if (before.code === code) return `new groups run ${code} already: there is nothing to propose`;
  // Proposed again, its seven days would begin anew.
  if (before.pending?.code !== code) await proposeCode({ ...factory, wasm });
  const { pending } = await getFactoryCode(factory.rpc, factory.factoryId);
  return `${code} is proposed; from ${pending?.readyAt.toISOString() ?? "?"} on: ${APPLY}`;
}

/** Gives new groups the code that was proposed. */
async function apply(factory: Factory): Promise<string> {
  const { code, pending } = await getFactoryCode(factory.rpc, factory.factoryId);
  if (pending === undefined) throw new Error(`nothing is proposed; new groups run ${code}`);
  const { closeTime } = await getNetworkState(factory.rpc);
  if (closeTime < pending.readyAt)
    throw new Error(`${pending.code} can be applied from ${pending.readyAt.toISOString()} on`);
  await applyCode(factory);
  return `new groups run ${pending.code}, and running ones can vote for it`;
}

/** `pnpm --filter @ajo/soroban run code:propose [file]`, and seven days later `code:apply`. */
async function main([verb, file]: readonly string[]): Promise<void> {
  if (verb !== "propose" && verb !== "apply") throw new Error("say `propose [file]` or `apply`");
  const env = readRenewEnvironment();
  const { rpc, networkPassphrase } = await connect(env);
  const sender = createSender(rpc, networkPassphrase, Keypair.fromSecret(env.FACTORY_ADMIN_SECRET));
  const factory = { rpc, sender, factoryId: env.AJO_FACTORY_ID };
  const { admin } = await getFactoryCode(rpc, factory.factoryId);
  if (admin !== sender.address)
    throw new Error(
      `FACTORY_ADMIN_SECRET is the key of ${sender.address}, and the factory's admin is ${admin}`,
    );
  console.log(await (verb === "propose" ? propose(factory, file) : apply(factory)));
}

main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
