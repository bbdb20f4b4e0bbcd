import { toHex } from "@ajo/schemas";
import { applyCode, createRpc, createSender, localRoleKeypair, proposeCode } from "@ajo/soroban/deploy";
import { readFile } from "node:fs/promises";
import type { World } from "./create-world";

const WAITING_SECONDS = 604_800;
const artifact = new URL("../../../contracts/artifacts/ajo_group.wasm", import.meta.url);
/** A custom section of one empty name: it means nothing to the machine, and changes the hash. */
const EMPTY_SECTION = Buffer.from([0, 1, 0]);

/** The factory gives other code to new groups, the same rules under another hash, which it returns; seven days pass. */
export async function giveNewerCode(world: World): Promise<string> {
  const { rpcUrl, networkPassphrase, factoryId } = world.network;
  const rpc = createRpc({ urls: [rpcUrl], timeoutMs: 30_000 });
  const admin = { sender: createSender(rpc, networkPassphrase, localRoleKeypair("admin")), factoryId };
  const wasm = Buffer.concat([await readFile(artifact), EMPTY_SECTION]);
  const hash = await proposeCode({ rpc, ...admin, wasm });
  await world.advance(WAITING_SECONDS);
  await applyCode(admin);
  return toHex(hash);
}
