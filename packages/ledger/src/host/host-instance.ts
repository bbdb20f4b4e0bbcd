import { HostArtefactError, HostInputError } from "./errors";
import { type Frame, FrameWriter } from "./frame";
import type { GetEntry } from "./types";
import { type WasmMemory, type WasmModule, webAssembly } from "./webassembly";

/** The framing this code speaks; `native/seam/src/abi.rs` raises its own along with it. */
const ABI_VERSION = 1;
const NOT_FOUND = 0;
const LOOKUP_FAILED = -1;

export type HostCall =
  | "configure"
  | "invoke"
  | "simulate_invoke"
  | "simulate_extend_ttl"
  | "simulate_restore"
  | "resource_fee"
  | "rent_fee"
  | "rent_size";

/** A compiled host has the calls that are its business, and all that makes calling possible. */
type HostExports = Partial<Record<HostCall, (frame: number, length: number) => number>> & {
  memory: WasmMemory;
  initialise(): void;
  abi_version(): number;
  alloc(length: number): number;
  answer_address(): number;
  answer_length(): number;
};

/** A panic inside the host, or the end of its stack or memory. The instance must not be used any more. */
export class Trap extends Error {
  override name = "Trap";
}

/** One instance of the compiled host, good until its first trap. */
export class HostInstance {
  readonly #exports: HostExports;
  #getEntry: GetEntry | null = null;
  #lookupError: { error: unknown } | null = null;
  #panic: string | null = null;

  constructor(module: WasmModule) {
    const instance = new webAssembly.Instance(module, {
      ledger: {
        get_entry: (key: number, length: number) => this.#lookUp(key, length),
        report_panic: (message: number, length: number) => {
          this.#panic = new TextDecoder().decode(this.#read(message, length));
        },
      },
    });
    // The exports of a module have no types of their own; `abi_version` tells whether these are the ones meant.
    this.#exports = instance.exports as unknown as HostExports;
    const version = this.#exports.abi_version();
    if (version !== ABI_VERSION)
      throw new HostArtefactError(
        `the compiled host speaks version ${version} of the seam, not ${ABI_VERSION}`,
      );
    this.#exports.initialise();
  }

  /** Runs a call to its end and returns a copy of its answer. `getEntry` serves the look-ups of simulations. */
  call(name: HostCall, frame: Frame, getEntry: GetEntry | null): Uint8Array {
    this.#getEntry = getEntry;
    this.#lookupError = null;
    this.#panic = null;
    const status = this.#run(name, frame);
    const answer = this.#read(this.#exports.answer_address(), this.#exports.answer_length());
    // TypeScript does not see that the call above may have set it.
    const lookupError = this.#lookupError as { error: unknown } | null;
    if (lookupError !== null) throw lookupError.error;
    if (status !== 0) throw new HostInputError(`${name}: ${new TextDecoder().decode(answer)}`);
    return answer;
  }

  #run(name: HostCall, frame: Frame): number {
    const call = this.#exports[name];
    if (call === undefined) throw new HostArtefactError(`this host knows no ${name}`);
    try {
      return call(this.#place(frame), frame.length);
    } catch (cause) {
      const reason = this.#panic ?? (cause instanceof Error ? cause.message : String(cause));
      throw new Trap(`the Soroban host trapped in ${name}: ${reason}`, { cause });
    } finally {
      this.#getEntry = null;
    }
  }

  /** Puts a frame into the host's memory; whoever gets the address frees it. */
  #place(frame: Frame): number {
    const address = this.#exports.alloc(frame.length);
    frame.copyTo(new Uint8Array(this.#exports.memory.buffer), address);
    return address;
  }

  #read(address: number, length: number): Uint8Array {
    return new Uint8Array(this.#exports.memory.buffer).slice(address, address + length);
  }

  /** An exception must not pass through the host's frames, which would leave it in no defined state: it is kept for later. */
  #lookUp(key: number, length: number): number {
    try {
      if (this.#getEntry === null) throw new HostInputError("this call cannot look entries up");
      const stored = this.#getEntry(this.#read(key, length));
      if (stored === null) return NOT_FOUND;
      const answer = new FrameWriter().bytes(stored.entry);
      answer.option(stored.liveUntil, (liveUntil) => answer.u32(liveUntil));
      return this.#place(new FrameWriter().frame(answer));
    } catch (error) {
      this.#lookupError = { error };
      return LOOKUP_FAILED;
    }
  }
}
