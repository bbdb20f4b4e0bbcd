import { readFileSync } from "node:fs";
import path from "node:path";
import { rpc } from "@stellar/stellar-sdk";
import { freePort, startChild } from "./child";

const command = path.resolve(import.meta.dirname, "../../../packages/ledger/dist/cli.mjs");

export interface LedgerProcess {
  readonly url: string;
  readonly server: rpc.Server;
  /** Processor time used so far, milliseconds, in steps of 10. */
  processorMs(): number;
  /** Resident memory of the process now, MB. */
  memory(): number;
  stop(): Promise<void>;
}

/** The built command on a free port: `--in-memory`, or `--data-dir DIR`. */
export async function startLedgerProcess(...args: string[]): Promise<LedgerProcess> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const child = await startChild([command, ...args, "--quiet", "--port", String(port)], {}, (line) =>
    line.includes("listening"),
  );
  return {
    url,
    server: new rpc.Server(url, { allowHttp: true }),
    processorMs: () => {
      const stat = readFileSync(`/proc/${child.process.pid ?? 0}/stat`, "utf8");
      // After the command's name, which may hold anything: user and system time, in hundredths of a second.
      const [user = "", system = ""] = stat.split(") ").at(-1)?.split(" ").slice(11) ?? [];
      return (Number(user) + Number(system)) * 10;
    },
    memory: () => {
      const status = readFileSync(`/proc/${child.process.pid ?? 0}/status`, "utf8");
      return Number(/^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1] ?? Number.NaN) / 1024;
    },
    stop: child.stop,
  };
}
