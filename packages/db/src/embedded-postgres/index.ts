export { EmbeddedPostgresError } from "./errors";
export {
  startEmbeddedPostgres,
  type EmbeddedPostgres,
  type EmbeddedPostgresOptions,
} from "./start-embedded-postgres";
export { migrateDatabase, type MigrationResult } from "../migrate/migrate-database";
