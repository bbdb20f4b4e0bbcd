import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { expect, it, onTestFinished } from "vitest";

/** Says one thing, and two more when its input ends, as the last it does. */
const PROGRAM = `
  import { createLog } from ${JSON.stringify(fileURLToPath(new URL("log.ts", import.meta.url)))};
  const log = createLog("info", "test");
  log.info("here");
  process.stdin.resume().once("end", () => {
    log.info("stopping");
    log.info("stopped");
    process.exit(0);
  });`;

it("lets a process end whose words nobody reads any more", async () => {
  const child = spawn(process.execPath, ["--import", "tsx", "--input-type=module", "-e", PROGRAM], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  onTestFinished(() => void child.kill("SIGKILL"));
  const [line] = (await once(child.stdout, "data")) as [Buffer];
  expect(JSON.parse(line.toString())).toMatchObject({ level: 30, service: "test", msg: "here" });
  const ended = once(child, "exit");
  child.stdout.destroy();
  await once(child.stdout, "close");
  child.stdin.end();
  expect(await ended).toEqual([0, null]);
});
