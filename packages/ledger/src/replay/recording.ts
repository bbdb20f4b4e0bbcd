import { readExchanges, type RecordedExchange } from "./recorded-exchanges";
import { readSimulations, type RecordedSimulation } from "./recorded-simulations";
import { type FeeSplit, readFeeSplits, readLedgers, readNames, type RecordedLedger } from "./vectors";
import { DEFAULT_PASSPHRASE, networkIdOf } from "../engine/genesis";

/** A recorded network. */
export interface Recording {
  ledgers: readonly RecordedLedger[];
  splits: readonly FeeSplit[];
  simulations: readonly RecordedSimulation[];
  /** Names of the recorded steps by transaction hash. */
  names: ReadonlyMap<string, string>;
  /** Exchanges with the JSON-RPC server. */
  exchanges: readonly RecordedExchange[];
  networkId: Uint8Array;
}

export function readRecording(dir: string): Recording {
  return {
    ledgers: readLedgers(dir),
    splits: readFeeSplits(dir),
    simulations: readSimulations(dir),
    names: readNames(dir),
    exchanges: readExchanges(dir),
    networkId: networkIdOf(DEFAULT_PASSPHRASE),
  };
}
