import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import { bindMigrationAwareSqlAdapterFactory } from "@prisma/driver-adapter-utils";
import * as wasm from "@prisma/schema-engine-wasm/schema_engine_bg";
import { MigrationAdapterFactory } from "./migration-adapter.mjs";

const require = createRequire(import.meta.url);
let loading = null;

async function loadWasm() {
  // The package exports its glue code only; the module lies beside it.
  const directory = path.dirname(require.resolve("@prisma/schema-engine-wasm/schema_engine_bg"));
  const bytes = await readFile(path.join(directory, "schema_engine_bg.wasm"));
  const { instance } = await WebAssembly.instantiate(bytes, { "./schema_engine_bg.js": wasm });
  wasm.__wbg_set_wasm(instance.exports);
  instance.exports.__wbindgen_start();
}

/**
 * Runs `use` with a schema engine of its own. An engine that served one call keeps connector state that breaks the
 * next use of a shadow database, so none is ever reused.
 */
export async function withSchemaEngine({ datamodels, datasource }, use) {
  loading ??= loadWasm();
  await loading;
  const sources = await Promise.all(datamodels.map(async (file) => [file, await readFile(file, "utf8")]));
  const adapters = new MigrationAdapterFactory(datasource.url, datasource.shadowDatabaseUrl);
  const engine = await wasm.SchemaEngine.new(
    { datamodels: sources.length > 0 ? sources : undefined },
    () => {},
    bindMigrationAwareSqlAdapterFactory(adapters),
  );
  try {
    return await use(engine);
  } finally {
    engine.free();
    await adapters.closeAll();
  }
}
