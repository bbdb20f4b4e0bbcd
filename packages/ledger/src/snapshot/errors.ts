/** The file is no snapshot, is cut short or damaged, or holds what no ledger can. Nothing was changed. */
export class SnapshotInvalidError extends Error {
  override name = "SnapshotInvalidError";
  readonly code = "SnapshotInvalid";
}

/** The snapshot is of another network: its contracts and signatures would not be the same ones here. */
export class SnapshotMismatchError extends Error {
  override name = "SnapshotMismatchError";
  readonly code = "SnapshotMismatch";

  constructor(found: string, expected: string) {
    super(`the snapshot is of the network ${found}, not of ${expected}`);
  }
}

/** A ledger that takes what it lacks from another network cannot become something else. */
export class SnapshotOntoForkError extends Error {
  override name = "SnapshotOntoForkError";
  readonly code = "SnapshotOntoFork";

  constructor() {
    super("a fork takes what it lacks from its upstream: import into a ledger of its own instead");
  }
}
