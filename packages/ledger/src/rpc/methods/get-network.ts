import type { RpcMethod } from "../rpc-context";

export const getNetwork: RpcMethod = (_params, { ledger, friendbotUrl }) => ({
  friendbotUrl,
  passphrase: ledger.passphrase,
  protocolVersion: ledger.head.protocolVersion,
});
