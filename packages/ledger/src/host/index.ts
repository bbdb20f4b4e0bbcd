export * from "./types";
export * from "./errors";
export { loadSorobanHost, type LoadOptions } from "./load-soroban-host";
