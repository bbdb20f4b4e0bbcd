export * from "./types";
export * from "./errors";
export { loadSorobanHost, type LoadOptions } from "./load-soroban-host";
export type { Frame } from "./frame";
export { writeInvoke } from "./invoke-frames";
export { writeSettings } from "./wasm-soroban-host";
