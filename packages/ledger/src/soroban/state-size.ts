import type { SorobanHost } from "../host";
import { configSettingKey, type NetworkSettings, settingAsEntry } from "../settings/network-settings";
import { EntryType, entryTypeOf, type StateKey } from "../state/ledger-key";
import type { Delta, Overlay } from "../state/overlay";
import type { StateReader } from "../state/state-reader";
import { concat } from "../xdr/bytes";
import { array, i64, u32 } from "../xdr/xdr-writer";

const WINDOW_SETTING = 12;

/**
 * Size of all contract data and code, which the price of rent follows.
 *
 * The network samples it every so many ledgers into a window kept as a setting, and charges by the window's average.
 */
export class StateSize {
  readonly #host: SorobanHost;
  /** Null if only a part of the state is at hand. */
  #bytes: bigint | null;

  private constructor(host: SorobanHost, bytes: bigint | null) {
    this.#host = host;
    this.#bytes = bytes;
  }

  static of(host: SorobanHost, entries: Iterable<readonly [StateKey, Uint8Array]>): StateSize {
    const size = new StateSize(host, 0n);
    for (const [key, entry] of entries) size.#add(BigInt(size.#sizeOf(key, entry)));
    return size;
  }

  /** For a state of which only a part is at hand: no samples are taken, and rent keeps its price. */
  static unknown(host: SorobanHost): StateSize {
    return new StateSize(host, null);
  }

  /** Follows the changes of a ledger; `state` is as it was before them. */
  follow(delta: Delta, state: StateReader): void {
    if (this.#bytes === null) return;
    for (const [key, entry] of delta) {
      const before = state.get(key);
      if (before !== undefined) this.#add(BigInt(-this.#sizeOf(key, before)));
      if (entry !== null) this.#add(BigInt(this.#sizeOf(key, entry)));
    }
  }

  #add(bytes: bigint): void {
    this.#bytes = (this.#bytes ?? 0n) + bytes;
  }

  /** Takes a sample if it is time, writing the setting. Returns the new average, or null if there was no sample. */
  afterLedger(sequence: number, settings: NetworkSettings, state: Overlay): bigint | null {
    if (this.#bytes === null || sequence % settings.stateSizeSamplePeriod !== 0) return null;
    const window = [...settings.stateSizeWindow, this.#bytes].slice(-settings.stateSizeSamples);
    const setting = concat(u32(WINDOW_SETTING), array(window.map(i64)));
    state.put(configSettingKey(WINDOW_SETTING), settingAsEntry(setting, sequence));
    return window.reduce((sum, bytes) => sum + bytes, 0n) / BigInt(window.length);
  }

  #sizeOf(key: StateKey, entry: Uint8Array): number {
    const type = entryTypeOf(key);
    if (type === EntryType.contractData) return entry.length;
    return type === EntryType.contractCode ? this.#host.rentSize(entry) : 0;
  }
}
