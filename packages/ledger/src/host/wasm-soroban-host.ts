import { HostInputError, HostTrapError } from "./errors";
import { readResourceFee, writeRentFee, writeResourceFee } from "./fee-frames";
import { FrameReader, FrameWriter } from "./frame";
import { type HostCall, HostInstance, Trap } from "./host-instance";
import { readInvoke, writeInvoke } from "./invoke-frames";
import { readSimulateInvoke, readSimulateTtl, writeSimulateInvoke, writeSimulateTtl } from "./simulate-frames";
import type {
  FeeResources,
  GetEntry,
  InvokeInput,
  InvokeResult,
  RentChange,
  SimulateInvokeInput,
  SimulateInvokeResult,
  SimulateTtlInput,
  SimulateTtlResult,
  SorobanHost,
} from "./types";
import type { WasmModule } from "./webassembly";

/** The host as an instance of WebAssembly that is replaced when it traps. */
export class WasmSorobanHost implements SorobanHost {
  #instance: HostInstance | null = null;
  #settings: Uint8Array | null = null;
  #rentFeePer1Kb = 0n;

  constructor(
    private readonly module: WasmModule,
    private readonly onTrap: ((error: Error) => void) | undefined,
  ) {}

  configure(settings: readonly Uint8Array[]): void {
    const frame = new FrameWriter();
    frame.list(settings, (setting) => frame.bytes(setting));
    const bytes = frame.finish();
    this.#rentFeePer1Kb = new FrameReader(this.#call("configure", bytes)).i64();
    this.#settings = bytes;
  }

  rentFeePer1Kb(): bigint {
    if (this.#settings === null) throw new HostInputError("the settings come first");
    return this.#rentFeePer1Kb;
  }

  invoke(input: InvokeInput): InvokeResult {
    return readInvoke(this.#call("invoke", writeInvoke(input)));
  }

  simulateInvoke(input: SimulateInvokeInput): SimulateInvokeResult {
    return readSimulateInvoke(this.#call("simulate_invoke", writeSimulateInvoke(input), input.getEntry));
  }

  simulateExtendTtl(input: SimulateTtlInput & { extendTo: number }): SimulateTtlResult {
    return readSimulateTtl(this.#call("simulate_extend_ttl", writeSimulateTtl(input, input.extendTo), input.getEntry));
  }

  simulateRestore(input: SimulateTtlInput): SimulateTtlResult {
    return readSimulateTtl(this.#call("simulate_restore", writeSimulateTtl(input, null), input.getEntry));
  }

  resourceFee(resources: FeeResources): { nonRefundable: bigint; refundable: bigint } {
    return readResourceFee(this.#call("resource_fee", writeResourceFee(resources)));
  }

  rentFee(changes: readonly RentChange[], sequence: number): bigint {
    return new FrameReader(this.#call("rent_fee", writeRentFee(changes, sequence))).i64();
  }

  rentSize(entry: Uint8Array): number {
    return new FrameReader(this.#call("rent_size", new FrameWriter().bytes(entry).finish())).u32();
  }

  /** Runs a call; after a trap once more on a fresh instance, since a full memory or a broken cache does not outlive the old one. */
  #call(name: HostCall, frame: Uint8Array, getEntry: GetEntry | null = null): Uint8Array {
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

  #attempt(name: HostCall, frame: Uint8Array, getEntry: GetEntry | null): Uint8Array {
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
