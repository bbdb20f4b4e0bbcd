export { type World, type WorldOptions, createWorld } from "./create-world";
export { type WorldDatabase, createWorldDatabase } from "./world-database";
