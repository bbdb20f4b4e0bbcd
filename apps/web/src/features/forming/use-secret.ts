import type { GroupId, MemberAddress } from "@ajo/schemas";
import { useCallback, useEffect, useState } from "react";
import { useNetwork } from "../network/use-network";
import { findSecret, putSecret } from "./secrets";

/** The secret that this browser keeps for a member's draw, once it has been looked for. */
export function useSecret(
  groupId: GroupId,
  account: MemberAddress,
): { secret: string | null; isRead: boolean; bring: (secret: string) => void } {
  const networkPassphrase = useNetwork().data?.passphrase;
  const [secret, setSecret] = useState<string | null>(null);
  const [isRead, setIsRead] = useState(false);
  useEffect(() => {
    if (networkPassphrase === undefined) return;
    setSecret(findSecret({ networkPassphrase, account, place: groupId }));
    setIsRead(true);
  }, [networkPassphrase, account, groupId]);
  const bring = useCallback(
    (brought: string) => {
      setSecret(brought);
      if (networkPassphrase !== undefined) putSecret({ networkPassphrase, account, place: groupId }, brought);
    },
    [networkPassphrase, account, groupId],
  );
  return { secret, isRead, bring };
}
