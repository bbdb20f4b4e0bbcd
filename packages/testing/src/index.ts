export { type World, type WorldOptions, createWorld } from "./create-world";
export { type WorldDatabase, createWorldDatabase } from "./world-database";
export { type DatabaseFault, type DatabaseProxy, type Sent, createDatabaseProxy } from "./database-proxy";
export { type Fault, type FaultyProxy, type LostReply, createFaultyProxy } from "./faulty-proxy";
export { giveNewerCode } from "./give-newer-code";
export { type KillCase, KillTable } from "./kill-table";
export { type Random, randomOf } from "./random";
export { hasRedis, type RedisServer, startRedis } from "./redis-server";
