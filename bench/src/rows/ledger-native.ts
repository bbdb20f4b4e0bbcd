import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { startLedger } from "@ajo/ledger";
import { type Frame, writeInvoke, writeSettings } from "@ajo/ledger/host";
import type { Row } from "../harness/table";
import { median } from "../harness/statistics";
import { contributeOnce } from "./ledger-contracts";

const crate = path.resolve(import.meta.dirname, "../../native");
const binary = path.join(crate, "target/release/native-host");
const TIMES = 300;
const ROUNDS = 5;
const WHAT = "Soroban host: a contribution, WebAssembly against native";

/** The same invocation by the host as it is shipped and by the same sources compiled for this machine, in turns. */
export async function measureNativeHost(): Promise<Row[]> {
  const missing = buildNative();
  if (missing !== null)
    return [{ what: WHAT, figure: "skipped", against: missing, ratio: "", goal: ">= 0.3x" }];
  const running = await startLedger({ mining: { intervalSeconds: 0 } });
  const folder = mkdtempSync(path.join(os.tmpdir(), "ajo-bench-"));
  try {
    const { host } = running.ledger;
    const invoke = host.invoke.bind(host);
    const inputs: Parameters<typeof host.invoke>[0][] = [];
    host.invoke = (input) => {
      inputs.push(input);
      return invoke(input);
    };
    await contributeOnce(running.url);
    const input = inputs.at(-1);
    if (input === undefined) throw new Error("nothing was invoked");
    const file = path.join(folder, "frames.bin");
    const settings = writeSettings(running.ledger.settings.raw);
    writeFileSync(file, Buffer.concat([settings, writeInvoke(input)].map(withLength)));
    const wasm: number[] = [];
    const native: number[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      native.push(Number(execFileSync(binary, [file, String(TIMES)], { encoding: "utf8" }).trim()) / 1e6);
      const started = performance.now();
      for (let time = 0; time < TIMES; time += 1)
        if (!invoke(input).ok) throw new Error("the repeated invocation failed");
      wasm.push((performance.now() - started) / TIMES);
    }
    return [
      {
        what: WHAT,
        figure: `${median(wasm).toFixed(2)} ms`,
        against: `native ${median(native).toFixed(2)} ms`,
        ratio: `${(median(native) / median(wasm)).toFixed(2)}x`,
        goal: ">= 0.3x",
      },
    ];
  } finally {
    await running.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

function withLength(frame: Frame): Uint8Array {
  const bytes = Buffer.alloc(4 + frame.length);
  bytes.writeUInt32BE(frame.length);
  frame.copyTo(bytes, 4);
  return bytes;
}

/** Builds the binary if there is none. Returns why that cannot be; null if it is there. */
function buildNative(): string | null {
  if (existsSync(binary)) return null;
  if (spawnSync("cargo", ["--version"]).status !== 0) return "needs Rust: no cargo on PATH";
  const built = spawnSync("cargo", ["build", "--release", "--locked"], { cwd: crate, stdio: "inherit" });
  return built.status === 0 ? null : "cargo could not build bench/native";
}
