import { createInterface } from "node:readline";
import { connectionProblem, createDatabase } from "./connection.mjs";
import { withSchemaEngine } from "./wasm-engine.mjs";

/** Ids of requests that this side makes (printing); far above those of the Prisma CLI. */
let nextPrintId = 1_000_000;

const send = (message) =>
  new Promise((sent) => process.stdout.write(`${JSON.stringify({ jsonrpc: "2.0", ...message })}\n`, sent));

/** Methods that plan changes and fail on a fresh engine unless the history was diagnosed first. */
const NEED_DIAGNOSIS = new Set(["evaluateDataLoss", "createMigration"]);

async function call(options, method, params) {
  const url = params?.datasource?.url ?? options.datasource.url;
  if (method === "createDatabase") return { databaseName: await createDatabase(url) };
  if (method === "ensureConnectionValidity") {
    const problem = await connectionProblem(url);
    if (problem !== null) throw Object.assign(new Error(problem.message), { code: problem.error_code });
    return {};
  }
  return withSchemaEngine(options, async (engine) => {
    if (method === "getDatabaseVersion") return engine.version(params ?? null);
    if (method === "dbExecute") return (await engine.dbExecute(params)) ?? null;
    if (method === "diff") {
      const result = await engine.diff(params);
      if (result.stdout == null) return result;
      await send({ method: "print", params: { content: result.stdout }, id: nextPrintId++ });
      return { ...result, stdout: null };
    }
    if (NEED_DIAGNOSIS.has(method))
      await engine.devDiagnostic({ migrationsList: params.migrationsList, filters: params.filters });
    return (await engine[method](params)) ?? {};
  });
}

async function answer(options, { id, method, params }) {
  try {
    await send({ result: (await call(options, method, params)) ?? null, id });
  } catch (error) {
    const code = error?.code ?? error?.error_code;
    const data = {
      is_panic: /unreachable|panicked/.test(String(error)),
      message: error?.message ?? String(error),
      ...(code ? { error_code: code } : {}),
      meta: error?.meta ?? null,
    };
    await send({
      error: { code: 4466, message: "An error happened. Check the data field for details.", data },
      id,
    });
  }
}

/** Answers JSON-RPC requests, one for each line of standard input, strictly in order, until the input ends. */
export async function serveJsonRpc(options) {
  for await (const line of createInterface({ input: process.stdin, crlfDelay: Infinity })) {
    if (line.trim() === "") continue;
    const request = JSON.parse(line);
    // Without a method it is the CLI's answer to something printed.
    if (request.method) await answer(options, request);
  }
}
