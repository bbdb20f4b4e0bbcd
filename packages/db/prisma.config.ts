import path from "node:path";
import { defineConfig } from "prisma/config";

// Prisma would download its schema engine; this package brings one that runs on what npm installed.
process.env.PRISMA_SCHEMA_ENGINE_BINARY = path.join(import.meta.dirname, "bin/schema-engine.mjs");
process.env.CHECKPOINT_DISABLE ??= "1";

// Migrations hold a lock for as long as their session lasts: past any pooler.
const url = process.env.DATABASE_DIRECT_URL ?? process.env.DATABASE_URL ?? "";
const needsDatabase = process.argv.some((argument) => ["db", "migrate", "studio"].includes(argument));

if (needsDatabase && url === "")
  throw new Error(
    "DATABASE_URL is not set. Set it to the PostgreSQL database to work on, for example " +
      "DATABASE_URL=postgresql://ajo:ajo_password@localhost:5432/ajo (what docker compose up postgres starts).",
  );

export default defineConfig({
  schema: "prisma/schema.prisma",
  migrations: { path: "prisma/migrations" },
  ...(url === "" ? {} : { datasource: { url } }),
});
