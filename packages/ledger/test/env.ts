/** A stellar-rpc with a friendbot, to run the suites of any network on instead of an embedded ledger; undefined for the embedded one. */
export const remoteRpcUrl = process.env["STELLAR_RPC_URL"];
