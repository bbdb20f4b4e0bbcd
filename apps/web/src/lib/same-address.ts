/** Whether two addresses are the same account. Their types differ by what they were checked for, not by what they are. */
export function isSameAddress(a: string | undefined, b: string | undefined): boolean {
  return a !== undefined && a === b;
}
