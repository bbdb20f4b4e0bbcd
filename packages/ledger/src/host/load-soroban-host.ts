import type { SorobanHost } from "./types";

export interface LoadOptions {
  /** Where the compiled host lies, if not where `locateHostWasm` finds it. */
  wasmPath?: string;
  /** Told of each trap, also one that the retry got over: a trap is a defect to be logged, never expected. */
  onTrap?: (error: Error) => void;
}

/** Loads and compiles the host once; about 10 ms. */
export declare function loadSorobanHost(options?: LoadOptions): Promise<SorobanHost>;
