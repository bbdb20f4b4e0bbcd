import { type GroupId, isHex32 } from "@ajo/schemas";
import { useEffect, useState } from "react";
import { parseInvitationSecret } from "../forming/invitations";

/**
 * The secret half of the invitation that this page was opened with, remembered for this tab so that a reload, a sign-in
 * or a look at the group's page does not lose it. Undefined until the browser has looked, null where there is none.
 */
export function useInvitation(groupId: GroupId): string | null | undefined {
  const [secret, setSecret] = useState<string | null>();
  useEffect(() => {
    const key = `ajo.invited.1:${groupId}`;
    const look = () => {
      const inLink = parseInvitationSecret(window.location.hash);
      setSecret(inLink ?? remembered(key));
      if (inLink !== null) remember(key, inLink);
    };
    look();
    window.addEventListener("hashchange", look);
    return () => window.removeEventListener("hashchange", look);
  }, [groupId]);
  return secret;
}

function remembered(key: string): string | null {
  try {
    const kept = sessionStorage.getItem(key);
    return kept !== null && isHex32(kept) ? kept : null;
  } catch {
    return null;
  }
}

function remember(key: string, secret: string): void {
  try {
    sessionStorage.setItem(key, secret);
  } catch {
    // The link itself still has it.
  }
}
