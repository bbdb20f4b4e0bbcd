import type { StateKey } from "../state/ledger-key";

/** What stands between a fork and the network it was made from. Clients are told its code and message. */
export class UpstreamError extends Error {
  override name = "UpstreamError";

  constructor(
    /**
     * ForkUnreachable: the upstream does not answer, try again. ForkRefused: it answers that it will not, or what no fork can be made
     * of. ForkEntryChanged: the entry is no longer what it was at the ledger that `--fork-ledger` names.
     */
    readonly code: "ForkUnreachable" | "ForkRefused" | "ForkEntryChanged",
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

/** A synchronous look-up met an entry that was not fetched yet. Never leaves `fetchingMissing`. */
export class MissingEntryError extends Error {
  override name = "MissingEntryError";

  constructor(readonly key: StateKey) {
    super("the entry has to be fetched first");
  }
}
