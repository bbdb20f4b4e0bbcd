import { spawn, type ChildProcess } from "node:child_process";
import { createServer } from "node:net";

export interface Child {
  process: ChildProcess;
  stop: () => Promise<void>;
}

/** Whatever was not stopped ends with this process. */
const running = new Set<ChildProcess>();
process.once("exit", () => {
  for (const child of running) child.kill("SIGTERM");
});

/** Starts a program and resolves when it has printed a line that `ready` accepts. */
export function startChild(
  args: string[],
  env: Record<string, string>,
  ready: (line: string) => boolean,
): Promise<Child> {
  const child = spawn(process.execPath, args, {
    env: { ...process.env, ...env },
    stdio: ["ignore", "pipe", "inherit"],
  });
  running.add(child);
  child.once("exit", () => running.delete(child));
  const ended = new Promise<void>((resolve) => child.once("close", () => resolve()));
  const stop = async () => {
    child.kill("SIGTERM");
    await ended;
  };
  return new Promise((resolve, reject) => {
    let pending = "";
    child.stdout.on("data", (chunk: Buffer) => {
      const lines = (pending + chunk.toString()).split("\n");
      pending = lines.pop() ?? "";
      if (lines.some(ready)) resolve({ process: child, stop });
    });
    child.once("close", (code) =>
      reject(new Error(`${args.join(" ")} ended with ${code ?? "a signal"} before it was ready`)),
    );
  });
}

/** A TCP port nobody listens on. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() =>
        address !== null && typeof address === "object"
          ? resolve(address.port)
          : reject(new Error("no port")),
      );
    });
  });
}
