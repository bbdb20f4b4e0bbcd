import { randomUUID } from "node:crypto";
import { PrismaPg } from "@prisma/adapter-pg";
import { connectionOf, runAlone } from "./connection.mjs";

/** PostgreSQL's internal one-byte type "char", which the schema describer reads from the catalogue. */
const CHAR_OID = 18;
const VARCHAR_OID = 1043;
/** ColumnType.Character of @prisma/driver-adapter-utils. */
const CHARACTER = 6;

/** @prisma/adapter-pg refuses "char" columns: let it read them as text, then report them as characters. */
function readsCharColumns(queryable) {
  const performIO = queryable.performIO.bind(queryable);
  const queryRaw = queryable.queryRaw.bind(queryable);
  let charColumns = [];
  queryable.performIO = async (query) => {
    const result = await performIO(query);
    charColumns = [];
    for (const [index, field] of (result.fields ?? []).entries()) {
      if (field.dataTypeID !== CHAR_OID) continue;
      field.dataTypeID = VARCHAR_OID;
      charColumns.push(index);
    }
    return result;
  };
  queryable.queryRaw = async (query) => {
    const result = await queryRaw(query);
    for (const index of charColumns) result.columnTypes[index] = CHARACTER;
    return result;
  };
  if (queryable.startTransaction) {
    const startTransaction = queryable.startTransaction.bind(queryable);
    queryable.startTransaction = async (level) => readsCharColumns(await startTransaction(level));
  }
  return queryable;
}

/** The stock executeScript splits at semicolons, which breaks function bodies and literals: send the script whole. */
function sendsScriptsWhole(adapter) {
  adapter.executeScript = async (sql) => {
    if (sql.trim() === "") return;
    try {
      await adapter.underlyingDriver().query(sql);
    } catch (error) {
      adapter.onError(error);
    }
  };
  return adapter;
}

const endPool = async (pool) => {
  if (!pool.ending) await pool.end();
};

/** Connections for the schema engine: to the database itself, and to a shadow database beside it. */
export class MigrationAdapterFactory extends PrismaPg {
  #config;
  #schema;
  #shadowUrl;
  #pools = [];

  constructor(url, shadowUrl) {
    const { config, schema } = connectionOf(url);
    // One connection: the engine keeps session state (search path, advisory lock) and expects to find it again.
    super({ ...config, max: 1 }, { schema });
    this.#config = config;
    this.#schema = schema;
    this.#shadowUrl = shadowUrl;
  }

  #prepare(adapter) {
    this.#pools.push(adapter.underlyingDriver());
    return readsCharColumns(sendsScriptsWhole(adapter));
  }

  async connect() {
    return this.#prepare(await super.connect());
  }

  async connectToShadowDb() {
    if (this.#shadowUrl) {
      const { config } = connectionOf(this.#shadowUrl);
      const shadow = this.#prepare(await new PrismaPg({ ...config, max: 1 }).connect());
      await shadow.executeScript("DROP SCHEMA IF EXISTS public CASCADE; CREATE SCHEMA public;");
      return shadow;
    }
    // Named by host, port and user rather than by rewriting the URL: sockets and passwords survive that.
    const database = `prisma_migrate_shadow_db_${randomUUID()}`;
    await runAlone(this.#config, `CREATE DATABASE "${database}"`);
    const shadow = this.#prepare(
      await new PrismaPg({ ...this.#config, database, max: 1 }, { schema: this.#schema }).connect(),
    );
    shadow.dispose = async () => {
      await endPool(shadow.underlyingDriver());
      await runAlone(this.#config, `DROP DATABASE IF EXISTS "${database}" WITH (FORCE)`);
    };
    return shadow;
  }

  async closeAll() {
    await Promise.all(this.#pools.splice(0).map(endPool));
  }
}
