/** RFC 4648 base32 without padding, as Stellar's strkeys use it (SEP-23). */
const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

/** Version bytes of SEP-23, before the three-bit shift that makes the first letter. */
const VERSION = { account: 6 << 3, contract: 2 << 3 } as const;

export type StrkeyKind = keyof typeof VERSION;

const STRKEY_LENGTH = 56;

/**
 * Whether `text` is a strkey of `kind` with a correct checksum (SEP-23). Pure, so that the browser can tell
 * a mistyped address from a real one without loading a Stellar library.
 */
export function isStrkey(kind: StrkeyKind, text: string): boolean {
  if (text.length !== STRKEY_LENGTH) return false;
  const bytes = decodeBase32(text);
  if (bytes === null || bytes[0] !== VERSION[kind]) return false;
  const payload = bytes.subarray(0, -2);
  const checksum = (bytes[bytes.length - 1] ?? 0) * 256 + (bytes[bytes.length - 2] ?? 0);
  return crc16(payload) === checksum;
}

/** The 32 bytes of a strkey that `isStrkey` has accepted. */
export function decodeStrkey(text: string): Uint8Array {
  const bytes = decodeBase32(text);
  if (bytes === null) throw new RangeError("not base32");
  return bytes.subarray(1, -2);
}

function decodeBase32(text: string): Uint8Array | null {
  const bytes = new Uint8Array((text.length * 5) >> 3);
  let buffer = 0;
  let bits = 0;
  let length = 0;
  for (const letter of text) {
    const value = ALPHABET.indexOf(letter);
    if (value < 0) return null;
    buffer = ((buffer << 5) | value) & 0xfff;
    bits += 5;
    if (bits >= 8) {
      bits -= 8;
      bytes[length++] = (buffer >> bits) & 0xff;
    }
  }
  return bytes;
}

/** CRC16-XModem: polynomial 0x1021, initial value 0; the checksum of SEP-23. */
function crc16(bytes: Uint8Array): number {
  let crc = 0;
  for (const byte of bytes) {
    crc ^= byte << 8;
    for (let bit = 0; bit < 8; bit++)
      crc = crc & 0x8000 ? ((crc << 1) ^ 0x1021) & 0xffff : (crc << 1) & 0xffff;
  }
  return crc;
}
