import type { Row } from "../harness/table";
import { measureLedger } from "./ledger";
import { measureContracts } from "./ledger-contracts";
import { measureHistory } from "./ledger-history";
import { measureNativeHost } from "./ledger-native";

/** All rows of the embedded ledger alone. The history is a hundredth of what `long` makes it, which takes many minutes. */
export async function measureLedgerRows({ long }: { long: boolean }): Promise<Row[]> {
  return [
    ...(await measureLedger()),
    ...(await measureContracts()),
    ...(await measureNativeHost()),
    ...(await measureHistory(long ? 100_000 : 1_000)),
  ];
}
