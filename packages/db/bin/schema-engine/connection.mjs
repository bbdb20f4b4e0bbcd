import pg from "pg";

/** Connection settings of a PostgreSQL URL as `pg` reads them, and the schema Prisma keeps in the `schema` parameter. */
export function connectionOf(url) {
  if (!url)
    throw new Error(
      "no database URL: set DATABASE_URL, for example postgresql://ajo:ajo_password@localhost:5432/ajo",
    );
  const { host, port, user, password, database, ssl } = new pg.Client({ connectionString: url })
    .connectionParameters;
  const config = { host, port, user, password, database, ssl, application_name: "prisma-schema-engine" };
  return { config, schema: new URL(url).searchParams.get("schema") ?? undefined };
}

/** Runs one statement on a connection of its own: CREATE and DROP DATABASE tolerate no company. */
export async function runAlone(config, sql) {
  const client = new pg.Client(config);
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}

/** Null when the database answers, else Prisma's code and sentence for the reason. */
export async function connectionProblem(url) {
  const { config } = connectionOf(url);
  const client = new pg.Client(config);
  try {
    await client.connect();
    await client.end();
    return null;
  } catch (error) {
    if (error.code === "3D000")
      return { error_code: "P1003", message: `Database \`${config.database}\` does not exist` };
    if (error.code === "28P01" || error.code === "28000")
      return {
        error_code: "P1000",
        message: `Authentication failed: the credentials for \`${config.user}\` are not valid`,
      };
    return {
      error_code: "P1001",
      message: `Can't reach database server at \`${config.host}:${config.port}\` (${error.message || error.code})`,
    };
  }
}

export async function createDatabase(url) {
  const { config } = connectionOf(url);
  await runAlone(
    { ...config, database: "postgres" },
    `CREATE DATABASE ${pg.escapeIdentifier(config.database)}`,
  );
  return config.database;
}

export async function dropDatabase(url) {
  const { config } = connectionOf(url);
  await runAlone(
    { ...config, database: "postgres" },
    `DROP DATABASE IF EXISTS ${pg.escapeIdentifier(config.database)} WITH (FORCE)`,
  );
}
