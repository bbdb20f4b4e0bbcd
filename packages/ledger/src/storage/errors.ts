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
