import { spawn, type ChildProcess } from "node:child_process";
import { createWriteStream, mkdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { inheritedEnvironment } from "../env";

const STOP_PATIENCE_MS = 8_000;
const READY_PATIENCE_MS = 60_000;
const LOG_LINES_SHOWN = 20;

export interface ServiceOptions {
  name: string;
  args: string[];
  cwd: string;
  env: Record<string, string>;
  logDir: string;
  /** Called when the process ends although nobody asked it to. */
  onUnexpectedExit: (message: string) => void;
}

/** A child process of the stack: its log in a file, its end noticed, its stopping certain. */
export class Service {
  readonly #child: ChildProcess;
  readonly #logFile: string;
  readonly #ended: Promise<void>;
  readonly name: string;
  #stopping = false;
  #exit: string | null = null;

  constructor(options: ServiceOptions) {
    this.name = options.name;
    mkdirSync(options.logDir, { recursive: true });
    this.#logFile = path.join(options.logDir, `${options.name}.log`);
    const log = createWriteStream(this.#logFile);
    this.#child = spawn(process.execPath, options.args, {
      cwd: options.cwd,
      env: { ...inheritedEnvironment(), ...options.env, AJO_EXIT_WITH_PARENT: "1" },
      stdio: ["ignore", "pipe", "pipe"],
    });
    this.#child.stdout?.pipe(log, { end: false });
    this.#child.stderr?.pipe(log, { end: false });
    this.#ended = new Promise((resolve) => {
      this.#child.once("close", (code, signal) => {
        log.end();
        this.#exit = signal === null ? `exit code ${code ?? "unknown"}` : `signal ${signal}`;
        if (!this.#stopping) options.onUnexpectedExit(this.#failure(`ended by itself (${this.#exit})`));
        resolve();
      });
      this.#child.once("error", (error) => {
        this.#exit = error.message;
        resolve();
      });
    });
  }

  /** The process's own id, so that tests can kill it. */
  get pid(): number | undefined {
    return this.#child.pid;
  }

  /** Resolves when `url` answers 2xx. Fails when the process ends before that, or takes longer than a minute. */
  async ready(url: string): Promise<void> {
    const deadline = performance.now() + READY_PATIENCE_MS;
    for (;;) {
      if (this.#exit !== null) throw new Error(this.#failure(`did not start (${this.#exit})`));
      if (await answers(url)) return;
      if (performance.now() > deadline)
        throw new Error(this.#failure(`is not ready after ${READY_PATIENCE_MS / 1000} s`));
      await new Promise((resolve) => setTimeout(resolve, 40));
    }
  }

  /** SIGTERM, then SIGKILL when that is not heard. Resolves when the process is gone. */
  async stop(): Promise<void> {
    this.#stopping = true;
    if (this.#exit !== null) return;
    this.#child.kill("SIGTERM");
    const force = setTimeout(() => this.#child.kill("SIGKILL"), STOP_PATIENCE_MS);
    await this.#ended;
    clearTimeout(force);
  }

  #failure(what: string): string {
    const lines = readFileSync(this.#logFile, "utf8").trimEnd().split("\n").slice(-LOG_LINES_SHOWN);
    return [
      `${this.name} ${what}. The end of its log (${this.#logFile}):`,
      ...lines.map((line) => `  ${line}`),
    ].join("\n");
  }
}

async function answers(url: string): Promise<boolean> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(5_000) });
    await response.body?.cancel();
    return response.ok;
  } catch {
    return false; // not listening yet
  }
}
