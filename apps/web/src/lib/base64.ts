/** The bytes of a base64 text; throws when it is none. */
export function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  const binary = atob(text);
  const bytes = new Uint8Array(binary.length);
  for (let index = 0; index < binary.length; index++) bytes[index] = binary.charCodeAt(index);
  return bytes;
}

/** A text as base64 that can stand in an address. */
export function toBase64Url(text: string): string {
  const binary = Array.from(new TextEncoder().encode(text), (byte) => String.fromCharCode(byte)).join("");
  return btoa(binary).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

/** What `toBase64Url` was given; throws when it was something else. */
export function fromBase64Url(text: string): string {
  return new TextDecoder("utf-8", { fatal: true }).decode(
    fromBase64(text.replaceAll("-", "+").replaceAll("_", "/")),
  );
}
