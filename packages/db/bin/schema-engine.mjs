#!/usr/bin/env node
// Takes the place of Prisma's native schema engine, which the Prisma CLI would otherwise download: the same command
// line and the same JSON-RPC over standard input and output, answered by @prisma/schema-engine-wasm through `pg`.
// Prisma starts this file directly (PRISMA_SCHEMA_ENGINE_BINARY), so it must stay executable.
import { parseArguments } from "./schema-engine/arguments.mjs";
import { databaseCommand } from "./schema-engine/database-command.mjs";
import { serveJsonRpc } from "./schema-engine/json-rpc.mjs";

const options = parseArguments(process.argv.slice(2));

if (options.version) console.log("schema-engine-cli wasm");
else if (options.command !== null)
  process.exitCode = await databaseCommand(options.command, options.datasource.url);
else await serveJsonRpc(options);
