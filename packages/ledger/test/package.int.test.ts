/** The package as somebody gets it who has nothing else of this repository: one archive, no dependencies. */
import { execFileSync, spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";

const PACK = fileURLToPath(new URL("../pack.mjs", import.meta.url));

it("installs into an empty folder, runs by its name, and has a client that moves its time", async () => {
  const folder = mkdtempSync(path.join(tmpdir(), "ajo-package-"));
  const run = (command: string, ...args: string[]) =>
    execFileSync(command, args, { cwd: folder, encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] });
  try {
    const archive = run(process.execPath, PACK, path.join(folder, "packed")).trim().split("\n").at(-1) ?? "";
    writeFileSync(path.join(folder, "package.json"), '{ "private": true }');
    run("npm", "install", "--offline", "--no-audit", "--no-fund", archive);
    expect(run("npx", "--offline", "ajo-ledger", "--help")).toContain(
      "ajo-ledger [--in-memory | --data-dir DIR]",
    );

    const ledger = spawn("npx", ["--offline", "ajo-ledger", "--port", "0", "--exit-with-parent"], {
      cwd: folder,
      stdio: ["ignore", "pipe", "ignore"],
      // A group of its own: npx hands no signal on to what it runs.
      detached: true,
    });
    try {
      const url = await new Promise<string>((resolve, reject) => {
        let output = "";
        ledger.stdout.on("data", (chunk: Buffer) => {
          output += chunk.toString();
          const found = /^ajo-ledger listening on (\S+)$/m.exec(output)?.[1];
          if (found !== undefined) resolve(found);
        });
        ledger.once("exit", (code) => reject(new Error(`ended with ${String(code)}: ${output}`)));
      });
      writeFileSync(
        path.join(folder, "advance.mjs"),
        `import { ledgerControl } from "ajo-ledger/client";
         const { latestLedger } = await ledgerControl(process.argv[2]).advanceLedgers(10);
         console.log(latestLedger);`,
      );
      expect(Number(run(process.execPath, "advance.mjs", url))).toBeGreaterThanOrEqual(11);
    } finally {
      if (ledger.pid !== undefined) process.kill(-ledger.pid, "SIGKILL");
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
