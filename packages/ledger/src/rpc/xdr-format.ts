/** `xdrFormat`: XDR in base64, or as SEP-51 JSON. */
import type { xdr } from "@stellar/stellar-sdk/base";
import { toBase64 } from "../xdr/bytes";
import { invalidParams } from "./rpc-error";

export type XdrFormat = "base64" | "json";

/** Any generated XDR class. */
export interface XdrClass {
  fromXdr(input: Uint8Array): { toJson(): xdr.JsonValue };
}

export type JsonFields = Record<string, xdr.JsonValue>;

export function parseXdrFormat(given: string): XdrFormat {
  if (given === "" || given === "base64") return "base64";
  if (given === "json") return "json";
  throw invalidParams(`got '${given}': expected base64, json for optional 'xdrFormat'`);
}

/** One XDR value under `<name>Xdr`, or under `<name>Json`. `base64Name` where it is not called `<name>Xdr`. */
export function xdrField(
  format: XdrFormat,
  name: string,
  type: XdrClass,
  bytes: Uint8Array,
  base64Name = `${name}Xdr`,
): JsonFields {
  if (format === "base64") return { [base64Name]: toBase64(bytes) };
  return { [`${name}Json`]: type.fromXdr(bytes).toJson() };
}

/** A list of XDR values, named likewise. */
export function xdrListField(
  format: XdrFormat,
  name: string,
  type: XdrClass,
  list: readonly Uint8Array[],
  base64Name = `${name}Xdr`,
): JsonFields {
  if (format === "base64") return { [base64Name]: list.map(toBase64) };
  return { [`${name}Json`]: list.map((bytes) => type.fromXdr(bytes).toJson()) };
}
