import { connectionProblem, createDatabase, dropDatabase } from "./connection.mjs";

/** The native engine reports on standard error, one JSON line for each message; the Prisma CLI reads these. */
function report(level, fields) {
  process.stderr.write(
    `${JSON.stringify({ timestamp: new Date().toISOString(), level, fields, target: "schema_engine::logger" })}\n`,
  );
}

/** `schema-engine cli <command>`: checks, creates or drops the database. Returns the exit code. */
export async function databaseCommand(command, url) {
  report("INFO", { message: "Starting schema engine CLI (wasm)" });
  try {
    if (command === "can-connect-to-database") {
      const problem = await connectionProblem(url);
      if (problem === null) return 0;
      report("ERROR", { is_panic: false, ...problem });
      return 1;
    }
    if (command === "create-database") await createDatabase(url);
    else if (command === "drop-database") await dropDatabase(url);
    else throw new Error(`unknown schema engine command: ${command}`);
    return 0;
  } catch (error) {
    report("ERROR", { is_panic: false, error_code: "P1003", message: error.message });
    return 1;
  }
}
