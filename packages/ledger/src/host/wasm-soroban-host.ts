import { HostInputError } from "./errors";
import { readResourceFee, writeRentFee, writeResourceFee } from "./fee-frames";
import { type Frame, FrameReader, FrameWriter } from "./frame";
import { readInvoke, writeInvoke } from "./invoke-frames";
import type { ReplaceableInstance } from "./replaceable-instance";
import {
  readSimulateInvoke,
  readSimulateTtl,
  writeSimulateInvoke,
  writeSimulateTtl,
} from "./simulate-frames";
import type {
  FeeResources,
  InvokeInput,
  InvokeResult,
  RentChange,
  SimulateInvokeInput,
  SimulateInvokeResult,
  SimulateTtlInput,
  SimulateTtlResult,
  SorobanHost,
} from "./types";

/** The frame that settings are given in: ConfigSettingEntry XDRs. */
export function writeSettings(settings: readonly Uint8Array[]): Frame {
  const frame = new FrameWriter();
  return frame.list(settings, (setting) => frame.bytes(setting));
}

/**
 * The host compiled twice: once as the network applies transactions with it, and once as stellar-rpc simulates them.
 * The second meters look-ups that the first does not make, so neither can stand in for the other.
 */
export class WasmSorobanHost implements SorobanHost {
  #rentFeePer1Kb: bigint | null = null;

  constructor(
    private readonly apply: ReplaceableInstance,
    private readonly simulate: ReplaceableInstance,
  ) {}

  configure(settings: readonly Uint8Array[]): void {
    const frame = writeSettings(settings);
    this.simulate.configure(frame);
    this.#rentFeePer1Kb = new FrameReader(this.apply.configure(frame)).i64();
  }

  rentFeePer1Kb(): bigint {
    if (this.#rentFeePer1Kb === null) throw new HostInputError("the settings come first");
    return this.#rentFeePer1Kb;
  }

  invoke(input: InvokeInput): InvokeResult {
    return readInvoke(this.apply.call("invoke", writeInvoke(input)));
  }

  simulateInvoke(input: SimulateInvokeInput): SimulateInvokeResult {
    return readSimulateInvoke(
      this.simulate.call("simulate_invoke", writeSimulateInvoke(input), input.getEntry),
    );
  }

  simulateExtendTtl(input: SimulateTtlInput & { extendTo: number }): SimulateTtlResult {
    return readSimulateTtl(
      this.simulate.call("simulate_extend_ttl", writeSimulateTtl(input, input.extendTo), input.getEntry),
    );
  }

  simulateRestore(input: SimulateTtlInput): SimulateTtlResult {
    return readSimulateTtl(
      this.simulate.call("simulate_restore", writeSimulateTtl(input, null), input.getEntry),
    );
  }

  resourceFee(resources: FeeResources): { nonRefundable: bigint; refundable: bigint } {
    return readResourceFee(this.apply.call("resource_fee", writeResourceFee(resources)));
  }

  rentFee(changes: readonly RentChange[], sequence: number): bigint {
    return new FrameReader(this.apply.call("rent_fee", writeRentFee(changes, sequence))).i64();
  }

  rentSize(entry: Uint8Array): number {
    return new FrameReader(this.apply.call("rent_size", new FrameWriter().bytes(entry))).u32();
  }
}
