import type { ChainPort } from "./ports/chain";

/** What the app shell builds once and hands to every call. */
export interface RouterDependencies {
  chain: ChainPort;
}

/** What one call sees. */
export interface RouterContext {
  dependencies: RouterDependencies;
}
