import { createHash } from "node:crypto";
import type { ContractId, GroupId, MemberAddress, TxHash, WalletAddress } from "../src/ids/ids";

const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

/** A valid strkey (SEP-23) made from a name: the same name always gives the same address. */
function strkey(version: number, name: string): string {
  const payload = Buffer.concat([Buffer.from([version]), createHash("sha256").update(name).digest()]);
  const checksum = crc16(payload);
  const bytes = Buffer.concat([payload, Buffer.from([checksum & 0xff, checksum >> 8])]);
  let bits = 0;
  let buffer = 0;
  let text = "";
  for (const byte of bytes) {
    buffer = ((buffer << 8) | byte) & 0xffff;
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      text += ALPHABET[(buffer >> bits) & 31] ?? "";
    }
  }
  return text;
}

function crc16(bytes: Uint8Array): number {
  let crc = 0;
  for (const byte of bytes) {
    crc ^= byte << 8;
    for (let bit = 0; bit < 8; bit++)
      crc = crc & 0x8000 ? ((crc << 1) ^ 0x1021) & 0xffff : (crc << 1) & 0xffff;
  }
  return crc;
}

// Valid by construction, and checked by the schemas wherever the tests parse them.
export const account = (name: string): WalletAddress & MemberAddress =>
  strkey(6 << 3, name) as WalletAddress & MemberAddress;
export const contract = (name: string): ContractId => strkey(2 << 3, name) as ContractId;
export const groupId = (name: string): GroupId => strkey(2 << 3, name) as GroupId;
export const txHash = (name: string): TxHash => createHash("sha256").update(name).digest("hex") as TxHash;
