import { useEffect, useState } from "react";
import { invitationKey } from "../forming/invitations";

/** The public half of the link's secret; null while it is worked out, and when what does that could not be loaded. */
export function useInvitationKey(secret: string | null): string | null {
  const [known, setKnown] = useState<{ secret: string; key: string } | null>(null);
  useEffect(() => {
    if (secret === null) return;
    let isCurrent = true;
    void invitationKey(secret).then(
      (key) => isCurrent && setKnown({ secret, key }),
      // Taking the seat asks again, and says what is wrong.
      () => undefined,
    );
    return () => {
      isCurrent = false;
    };
  }, [secret]);
  return known !== null && known.secret === secret ? known.key : null;
}
