// Started by embedded-postgres.int.test.ts, and killed by it.
import { startEmbeddedPostgres } from "../src/embedded-postgres/index";

const { url } = await startEmbeddedPostgres(process.argv[2] ?? "", { durable: false });
console.log(url);
setInterval(() => undefined, 1_000);
