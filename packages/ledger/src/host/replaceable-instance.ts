import { HostTrapError } from "./errors";
import { type HostCall, HostInstance, Trap } from "./host-instance";
import type { Frame } from "./frame";
import type { GetEntry } from "./types";
import type { WasmModule } from "./webassembly";

/** An instance of a compiled host that is replaced when it traps, and knows its settings again afterwards. */
export class ReplaceableInstance {
  #instance: HostInstance | null = null;
  #settings: Frame | null = null;

  constructor(
    private readonly module: WasmModule,
    private readonly onTrap: ((error: Error) => void) | undefined,
  ) {}

  configure(settings: Frame): Uint8Array {
    const answer = this.call("configure", settings);
    this.#settings = settings;
    return answer;
  }

  /** Runs a call; after a trap once more on a fresh instance, since a full memory or a broken cache does not outlive the old one. */
  call(name: HostCall, frame: Frame, getEntry: GetEntry | null = null): Uint8Array {
    try {
      return this.#attempt(name, frame, getEntry);
    } catch (first) {
      if (!(first instanceof Trap)) throw first;
      try {
        return this.#attempt(name, frame, getEntry);
      } catch (second) {
        if (!(second instanceof Trap)) throw second;
        throw new HostTrapError(second.message, { cause: first });
      }
    }
  }

  #attempt(name: HostCall, frame: Frame, getEntry: GetEntry | null): Uint8Array {
    try {
      this.#instance ??= this.#start();
      return this.#instance.call(name, frame, getEntry);
    } catch (error) {
      if (error instanceof Trap) {
        this.#instance = null;
        this.onTrap?.(error);
      }
      throw error;
    }
  }

  #start(): HostInstance {
    const instance = new HostInstance(this.module);
    if (this.#settings !== null) instance.call("configure", this.#settings, null);
    return instance;
  }
}
