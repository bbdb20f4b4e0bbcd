import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { type LocalRole, localRoleKeypair } from "@ajo/soroban/deploy";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type World, createWorld } from "./create-world";

let world: World;
let folder: string;
beforeAll(async () => {
  world = await createWorld({ people: ["Ada"] });
  folder = await mkdtemp(path.join(tmpdir(), "ajo-code-"));
});
afterAll(async () => {
  await world.close();
  await rm(folder, { recursive: true, force: true });
});

const packageFolder = fileURLToPath(new URL("../../soroban", import.meta.url));
const scripts = (async () => {
  const text = await readFile(path.join(packageFolder, "package.json"), "utf8");
  return (JSON.parse(text) as { scripts: Record<string, string> }).scripts;
})();

/** Runs a script of @ajo/soroban's as an operator would; what it prints, and what it says when it refuses. */
async function run(script: "code:propose" | "code:apply", args: string[] = [], as: LocalRole = "admin") {
  const [, ...command] = ((await scripts)[script] ?? "").split(" ");
  const { rpcUrl, networkPassphrase, factoryId } = world.network;
  const env = {
    ...process.env,
    STELLAR_RPC_URL: rpcUrl,
    STELLAR_NETWORK_PASSPHRASE: networkPassphrase,
    AJO_FACTORY_ID: factoryId,
    FACTORY_ADMIN_SECRET: localRoleKeypair(as).secret(),
  };
  return new Promise<{ isDone: boolean; printed: string }>((resolve) => {
    const parameters = ["--import", "tsx", ...command, ...args];
    execFile(process.execPath, parameters, { cwd: packageFolder, env }, (error, stdout, stderr) => {
      resolve({ isDone: error === null, printed: `${stdout}${stderr}`.trim() });
    });
  });
}

it("an operator gives new groups newer code: proposed by the admin alone, applied after seven days", async () => {
  const group = await world.createGroup("Ada");
  const { offered: older } = await world.chain.getGroupCode({ groupId: group });
  expect(await run("code:apply")).toEqual({
    isDone: false,
    printed: `nothing is proposed; new groups run ${older}`,
  });
  const stranger = await run("code:propose", [], "issuer");
  expect(stranger.isDone).toBe(false);
  expect(stranger.printed).toContain("the factory's admin is");

  // The same code under another hash: a custom section of one empty name means nothing to the machine.
  const artifact = new URL("../../../contracts/artifacts/ajo_group.wasm", import.meta.url);
  const file = path.join(folder, "newer.wasm");
  await writeFile(file, Buffer.concat([await readFile(artifact), Buffer.from([0, 1, 0])]));
  const proposed = await run("code:propose", [file]);
  expect(proposed.isDone, proposed.printed).toBe(true);
  await world.advance(86_400);
  expect(await run("code:propose", [file])).toEqual(proposed);
  const early = await run("code:apply");
  expect(early.isDone).toBe(false);
  expect(early.printed).toContain("can be applied from");
  expect((await world.chain.getGroupCode({ groupId: group })).offered).toBe(older);

  await world.advance(6 * 86_400);
  const applied = await run("code:apply");
  expect(applied.isDone, applied.printed).toBe(true);
  const code = await world.chain.getGroupCode({ groupId: group });
  expect(code.own).toBe(older);
  expect(applied.printed).toBe(`new groups run ${code.offered}, and running ones can vote for it`);
  expect(proposed.printed).toContain(`${code.offered} is proposed`);
});
