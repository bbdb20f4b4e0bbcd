export {
  ledgerControl,
  LedgerControlError,
  type LedgerControl,
  type LedgerPosition,
} from "./client/ledger-control";
export { DEFAULT_PASSPHRASE, networkIdOf, rootKeypair } from "./engine/genesis";
export { type RunningLedger, startLedger, type StartOptions } from "./server/start-ledger";
