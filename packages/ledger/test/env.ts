/** A stellar-rpc with a friendbot, to run the suites of any network on instead of an embedded ledger; undefined for the embedded one. */
export const remoteRpcUrl = process.env["STELLAR_RPC_URL"];

/** How many times as many cases as usual the fuzzed suites try: AJO_LEDGER_FUZZ=50 for a night's worth. */
export const fuzzFactor = Number(process.env["AJO_LEDGER_FUZZ"] ?? 1);
