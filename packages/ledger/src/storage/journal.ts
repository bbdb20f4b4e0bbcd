/** Where a record lies. */
export interface Position {
  readonly segment: number;
  readonly offset: number;
  readonly length: number;
}

/** Records in the order in which they were written; never changed afterwards. */
export interface Journal {
  /** Writes a record. Once this resolves, the record survives the death of the process and of the machine. */
  append(record: Uint8Array): Promise<Position>;
  read(position: Position): Uint8Array;
  close(): Promise<void>;
}
