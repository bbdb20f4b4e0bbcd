import { readFile } from "node:fs/promises";
import { HostArtefactError } from "./errors";
import { locateHostWasm } from "./locate-host-wasm";
import { WasmSorobanHost } from "./wasm-soroban-host";
import { webAssembly } from "./webassembly";
import type { SorobanHost } from "./types";

export interface LoadOptions {
  /** Where the compiled host lies, if not where `locateHostWasm` finds it. */
  wasmPath?: string;
  /** Told of each trap, also one that the retry got over: a trap is a defect to be logged, never expected. */
  onTrap?: (error: Error) => void;
}

/** Loads and compiles the host. Each host has its own settings and compiled contracts. */
export async function loadSorobanHost(options: LoadOptions = {}): Promise<SorobanHost> {
  const path = options.wasmPath ?? locateHostWasm();
  const bytes = await readFile(path).catch((cause: unknown) => {
    throw new HostArtefactError(`cannot read ${path}`, { cause });
  });
  return new WasmSorobanHost(await webAssembly.compile(bytes), options.onTrap);
}
