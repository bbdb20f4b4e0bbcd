import { spawn } from "node:child_process";
import { EmbeddedPostgresError } from "./errors";

/** A program and its arguments. */
export type Command = readonly [string, ...string[]];

export interface Finished {
  code: number;
  /** Standard output and standard error. */
  output: string;
}

/** How to run PostgreSQL's programs: a command to put in front of them, and the user to run them as. */
export interface Runner {
  prefix: string[];
  uid: number | null;
}

const AS_WE_ARE: Runner = { prefix: [], uid: null };
/** Another user id inside, while files stay ours outside: works in folders that only root can enter. */
const USER_NAMESPACE: Runner = {
  prefix: ["unshare", "--user", "--map-user=1000", "--map-group=1000"],
  uid: null,
};
/** The user "nobody" on every system we know of. */
const NOBODY: Runner = { prefix: [], uid: 65_534 };

/**
 * PostgreSQL refuses to run as root. Root gets a user namespace; where the kernel or container denies those, the
 * programs run as "nobody", if that user can reach them.
 */
export async function chooseRunner(postgres: string): Promise<Runner> {
  if (process.getuid?.() !== 0) return AS_WE_ARE;
  const attempts: string[] = [];
  for (const runner of [USER_NAMESPACE, NOBODY]) {
    const { code, output } = await run(runner, postgres, ["--version"]);
    if (code === 0) return runner;
    attempts.push(output.trim());
  }
  throw new EmbeddedPostgresError(
    "PostgreSQL refuses to run as root, and no other user could be borrowed: " +
      `unshare said "${attempts[0] ?? ""}", running as nobody said "${attempts[1] ?? ""}". ` +
      "Run as an ordinary user, or install unshare (util-linux 2.34 or newer), or set DATABASE_URL to a PostgreSQL that runs already.",
  );
}

/** What to spawn so that `program` runs as the runner's user; its uid is for `spawn`. */
export const commandOf = (runner: Runner, program: string, args: readonly string[]): Command => {
  const [first = program, ...rest] = [...runner.prefix, program, ...args];
  return [first, ...rest];
};

/** Runs a program to its end. */
export const run = (runner: Runner, program: string, args: readonly string[]): Promise<Finished> =>
  runCommand(runner, commandOf(runner, program, args));

export async function runCommand(runner: Runner, [command, ...args]: Command): Promise<Finished> {
  const child = spawn(command, args, {
    stdio: ["ignore", "pipe", "pipe"],
    cwd: "/",
    ...(runner.uid === null ? {} : { uid: runner.uid, gid: runner.uid }),
  });
  const chunks: Buffer[] = [];
  child.stdout.on("data", (chunk: Buffer) => chunks.push(chunk));
  child.stderr.on("data", (chunk: Buffer) => chunks.push(chunk));
  return new Promise((finish) => {
    child.on("error", (error) => finish({ code: 127, output: error.message }));
    child.on("close", (code) => finish({ code: code ?? 1, output: Buffer.concat(chunks).toString("utf8") }));
  });
}
