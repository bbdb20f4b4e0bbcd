import type { GroupId, NetworkInfo } from "@ajo/schemas";
import { useCallback, useState } from "react";
import { trpc } from "@/lib/trpc/trpc";
import type { PageError } from "../errors/page-error";
import { toPageError } from "../errors/to-page-error";
import { type ComparedFact, compareAccounts, strangersTo } from "./compare-accounts";
import type { ReadAccounts } from "./read-accounts";

export interface Verified extends ReadAccounts {
  facts: ComparedFact[];
  /** Everything was compared and nothing differs. */
  agrees: boolean;
}

export type Verification =
  { phase: "idle" | "reading" } | { phase: "done"; result: Verified } | { phase: "failed"; error: PageError };

/** Runs the check; the library that reads chains is loaded with the first one. */
export function useVerification(groupId: GroupId) {
  const utils = trpc.useUtils();
  const [verification, setVerification] = useState<Verification>({ phase: "idle" });
  const verify = useCallback(
    async (rpcUrl: string, network: NetworkInfo) => {
      setVerification({ phase: "reading" });
      try {
        const { readAccounts } = await import("./read-accounts");
        const read = await readAccounts(groupId, rpcUrl, network, () =>
          utils.group.byId.fetch({ groupId }, { staleTime: 0 }),
        );
        setVerification(
          read === null
            ? { phase: "failed", error: { code: "UnknownGroup", data: {} } }
            : { phase: "done", result: judge(read) },
        );
      } catch (error) {
        setVerification({ phase: "failed", error: toPageError(error) });
      }
    },
    [groupId, utils],
  );
  return { verification, verify };
}

function judge(read: ReadAccounts): Verified {
  const { accounts } = read;
  const facts = compareAccounts(accounts);
  const strangers = [
    ...strangersTo(accounts.contract, accounts.server.members),
    ...strangersTo(accounts.contract, accounts.replayed?.members ?? []),
  ];
  const isSound = strangers.length === 0 && accounts.replayed?.suspect !== true;
  return { ...read, facts, agrees: isSound && facts.every(({ agrees }) => agrees) };
}
