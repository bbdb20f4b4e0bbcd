// Started by redis-server.int.test.ts, and killed by it.
import { startRedis } from "../src/redis-server";

const { url } = await startRedis();
console.log(url);
setInterval(() => undefined, 1_000);
