/** Total order ids: ledger, transaction (from 1) and operation of anything, in one 64-bit number. */
export interface Toid {
  readonly ledger: number;
  readonly transaction: number;
  readonly operation: number;
}

const TRANSACTION_BITS = 20n;
const OPERATION_BITS = 12n;
const TRANSACTION_MASK = (1n << TRANSACTION_BITS) - 1n;
const OPERATION_MASK = (1n << OPERATION_BITS) - 1n;

export function encodeToid({ ledger, transaction, operation }: Toid): bigint {
  return (
    (BigInt(ledger) << (TRANSACTION_BITS + OPERATION_BITS)) |
    (BigInt(transaction) << OPERATION_BITS) |
    BigInt(operation)
  );
}

export function decodeToid(toid: bigint): Toid {
  return {
    ledger: Number(toid >> (TRANSACTION_BITS + OPERATION_BITS)),
    transaction: Number((toid >> OPERATION_BITS) & TRANSACTION_MASK),
    operation: Number(toid & OPERATION_MASK),
  };
}
