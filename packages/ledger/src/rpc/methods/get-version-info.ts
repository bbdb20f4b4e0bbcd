import type { RpcMethod } from "../rpc-context";

export const getVersionInfo: RpcMethod = (_params, { ledger, version }) => ({
  version,
  commitHash: "",
  buildTimestamp: "",
  captiveCoreVersion: `ajo-ledger ${version} (soroban-env-host 28.0.2)`,
  protocolVersion: ledger.head.protocolVersion,
});
