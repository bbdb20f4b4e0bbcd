import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { HostArtefactError } from "./errors";
import { locateHostWasm } from "./locate-host-wasm";
import { ReplaceableInstance } from "./replaceable-instance";
import { WasmSorobanHost } from "./wasm-soroban-host";
import { type WasmModule, webAssembly } from "./webassembly";
import type { SorobanHost } from "./types";

export interface LoadOptions {
  /** The folder of the compiled hosts, if not the one that `locateHostWasm` finds. */
  wasmFolder?: string;
  /** Told of each trap, also one that the retry got over: a trap is a defect to be logged, never expected. */
  onTrap?: (error: Error) => void;
}

/** Loads and compiles the host. Each host has its own settings and compiled contracts. */
export async function loadSorobanHost(options: LoadOptions = {}): Promise<SorobanHost> {
  const folder = options.wasmFolder ?? locateHostWasm();
  const [apply, simulate] = await Promise.all([
    compile(join(folder, "soroban-apply.wasm")),
    compile(join(folder, "soroban-simulate.wasm")),
  ]);
  const replaceable = (module: WasmModule): ReplaceableInstance =>
    new ReplaceableInstance(module, options.onTrap);
  return new WasmSorobanHost(replaceable(apply), replaceable(simulate));
}

/** A module is the same for all hosts of a process. */
const compiled = new Map<string, Promise<WasmModule>>();

function compile(path: string): Promise<WasmModule> {
  const known = compiled.get(path);
  if (known !== undefined) return known;
  const module = readAndCompile(path);
  compiled.set(path, module);
  return module;
}

async function readAndCompile(path: string): Promise<WasmModule> {
  const bytes = await readFile(path).catch((cause: unknown) => {
    throw new HostArtefactError(`cannot read ${path}`, { cause });
  });
  return webAssembly.compile(bytes);
}
