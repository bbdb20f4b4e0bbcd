export type { RouterContext, RouterDependencies } from "./context";
export type { ChainPort, NetworkState } from "./ports/chain";
export { appRouter, type AppRouter } from "./router";
