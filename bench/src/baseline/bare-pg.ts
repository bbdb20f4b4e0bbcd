// The fastest way to answer from PostgreSQL: node:http, one prepared statement by an index, JSON.
// Usage: bare-pg.ts PORT DATABASE_URL SOURCE
import { createServer } from "node:http";
import pg from "pg";

const [port = "", databaseUrl = "", source = ""] = process.argv.slice(2);
const pool = new pg.Pool({ connectionString: databaseUrl, max: 10 });
const statement = {
  name: "newest",
  text: "select hash, state, expires_at, created_at from transaction_intents where source = $1 order by created_at desc limit 20",
};
createServer((_request, response) => {
  pool.query({ ...statement, values: [source] }).then(
    ({ rows }) => response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(rows)),
    () => response.writeHead(500).end(),
  );
}).listen(Number(port), "127.0.0.1", () => console.log("ready"));
