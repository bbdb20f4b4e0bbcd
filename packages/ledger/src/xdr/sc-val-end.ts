import { asBuffer } from "./bytes";

/** ScValType: the first word of an ScVal. */
const Kind = { error: 2, bytes: 13, string: 14, symbol: 15, address: 18 } as const;

/** Bytes of the kinds that always have as many, by ScValType: bool, void, the numbers, times, and a contract's own keys. */
const FIXED_BYTES: Readonly<Record<number, number>> = {
  ...{ 0: 4, 1: 0, 3: 4, 4: 4, 5: 8, 6: 8, 7: 8, 8: 8 },
  ...{ 9: 16, 10: 16, 11: 32, 12: 32, 20: 0, 21: 8 },
};

/** Bytes of an ScAddress behind its type: account, contract, muxed account, claimable balance, liquidity pool. */
const ADDRESS_BYTES = [36, 32, 40, 36, 32];

/**
 * Where the ScVal that begins at `start` ends; null for vectors, maps and contract instances, which need taking apart to know. The bytes are
 * those of a valid value: whoever asks has them from the host.
 */
export function simpleScValEnd(bytes: Uint8Array, start: number): number | null {
  const view = asBuffer(bytes);
  const kind = view.readUInt32BE(start);
  const content = start + 4;
  const fixed = FIXED_BYTES[kind];
  if (fixed !== undefined) return content + fixed;
  switch (kind) {
    case Kind.error:
      return content + 8;
    case Kind.bytes:
    case Kind.string:
    case Kind.symbol:
      return content + 4 + Math.ceil(view.readUInt32BE(content) / 4) * 4;
    case Kind.address: {
      const address = ADDRESS_BYTES[view.readUInt32BE(content)];
      return address === undefined ? null : content + 4 + address;
    }
    default:
      return null;
  }
}
