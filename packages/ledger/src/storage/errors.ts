/** The stored ledger cannot be trusted. Nothing was changed; restore a copy of the directory, or start with a new one. */
export class StorageDamagedError extends Error {
  override name = "StorageDamagedError";
  readonly code = "StorageDamaged";
}

/** Another process uses the directory. */
export class StorageInUseError extends Error {
  override name = "StorageInUseError";
  readonly code = "StorageInUse";
}

/** The directory was written by another version of this program, which reads it still; this one needs a new directory. */
export class StorageFormatError extends Error {
  override name = "StorageFormatError";
  readonly code = "StorageFormat";

  constructor(found: number, read: number) {
    super(
      `the stored ledger has format ${found} and this version reads format ${read}: choose a new directory, or delete this one`,
    );
  }
}

/** The directory holds the ledger of another network. */
export class StorageMismatchError extends Error {
  override name = "StorageMismatchError";
  readonly code = "StorageMismatch";

  constructor(stored: string, asked: string) {
    super(`the stored ledger belongs to the network "${stored}", not "${asked}"`);
  }
}

/** Writing failed: the disk is full or gone. Nothing is confirmed any more. */
export class StorageFailedError extends Error {
  override name = "StorageFailedError";
  readonly code = "StorageFailed";
}
