// Started by embedded-postgres.int.test.ts, and killed by it.
import { startEmbeddedPostgres } from "../src/embedded-postgres/index";

const [folder = "", durability] = process.argv.slice(2);
const { url } = await startEmbeddedPostgres(folder, { durable: durability === "durable" });
console.log(url);
setInterval(() => undefined, 1_000);
