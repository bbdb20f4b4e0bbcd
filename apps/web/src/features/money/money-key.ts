const PREFIX = "ajo.money.1";

/** Where the open transaction of an account on a network is kept. */
export const moneyKey = (networkPassphrase: string, account: string) =>
  `${PREFIX}:${networkPassphrase}:${account}`;

/** Whether there is one. */
export function hasOpenRecord(networkPassphrase: string, account: string): boolean {
  try {
    return localStorage.getItem(moneyKey(networkPassphrase, account)) !== null;
  } catch {
    return false;
  }
}
