/** `GABCD…WXYZ`: enough to tell two addresses apart at a glance; the whole one is always a click away. */
export function shortAddress(address: string): string {
  return address.length <= 14 ? address : `${address.slice(0, 5)}…${address.slice(-4)}`;
}
