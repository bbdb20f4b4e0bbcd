import { metricEvent } from "./diagnostics";

/** Counters of one invocation, as stellar-core's diagnostics report them. Sizes in bytes. */
export class InvocationMetrics {
  #readEntries = 0;
  #writeEntries = 0;
  #readKeyBytes = 0;
  #readDataBytes = 0;
  #readCodeBytes = 0;
  #writeDataBytes = 0;
  #writeCodeBytes = 0;
  #events = 0;
  #maxKey = 0;
  #maxData = 0;
  #maxCode = 0;
  #maxEvent = 0;
  eventBytes = 0;
  cpuInstructions = 0;
  memoryBytes = 0;

  get readBytes(): number {
    return this.#readDataBytes + this.#readCodeBytes;
  }

  get writeBytes(): number {
    return this.#writeDataBytes + this.#writeCodeBytes;
  }

  /** Live contract data and code lie in memory: reading them is counted, not charged. */
  noteRead(): void {
    this.#readEntries += 1;
  }

  noteDiskRead(isCode: boolean, keyBytes: number, entryBytes: number): void {
    this.#readEntries += 1;
    this.#readKeyBytes += keyBytes;
    this.#maxKey = Math.max(this.#maxKey, keyBytes);
    if (isCode) {
      this.#readCodeBytes += entryBytes;
      this.#maxCode = Math.max(this.#maxCode, entryBytes);
    } else {
      this.#readDataBytes += entryBytes;
      this.#maxData = Math.max(this.#maxData, entryBytes);
    }
  }

  noteWrite(isCode: boolean, keyBytes: number, entryBytes: number): void {
    this.#writeEntries += 1;
    this.#maxKey = Math.max(this.#maxKey, keyBytes);
    if (isCode) {
      this.#writeCodeBytes += entryBytes;
      this.#maxCode = Math.max(this.#maxCode, entryBytes);
    } else {
      this.#writeDataBytes += entryBytes;
      this.#maxData = Math.max(this.#maxData, entryBytes);
    }
  }

  noteEvent(bytes: number): void {
    this.#events += 1;
    this.eventBytes += bytes;
    this.#maxEvent = Math.max(this.#maxEvent, bytes);
  }

  /** DiagnosticEvent XDRs, in stellar-core's order. */
  asEvents(successful: boolean, nanoseconds: number): Uint8Array[] {
    const metrics: readonly (readonly [string, number])[] = [
      ["read_entry", this.#readEntries],
      ["write_entry", this.#writeEntries],
      ["ledger_read_byte", this.readBytes],
      ["ledger_write_byte", this.writeBytes],
      ["read_key_byte", this.#readKeyBytes],
      ["write_key_byte", 0],
      ["read_data_byte", this.#readDataBytes],
      ["write_data_byte", this.#writeDataBytes],
      ["read_code_byte", this.#readCodeBytes],
      ["write_code_byte", this.#writeCodeBytes],
      ["emit_event", this.#events],
      ["emit_event_byte", this.eventBytes],
      ["cpu_insn", this.cpuInstructions],
      ["mem_byte", this.memoryBytes],
      ["invoke_time_nsecs", nanoseconds],
      ["max_rw_key_byte", this.#maxKey],
      ["max_rw_data_byte", this.#maxData],
      ["max_rw_code_byte", this.#maxCode],
      ["max_emit_event_byte", this.#maxEvent],
    ];
    return metrics.map(([name, value]) => metricEvent(name, value, successful));
  }
}
