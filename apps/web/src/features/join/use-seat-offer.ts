import type { GroupDetail } from "@ajo/schemas";
import { useEffect, useState } from "react";
import { invitationKey } from "../forming/invitations";
import { useNetworkNow } from "../network/use-network";
import { useWallet } from "../wallet/use-wallet";
import { invitationStanding } from "./invitation-standing";
import { type Invited, seatOffer, type SeatOffer } from "./seat-offer";
import { useInvitation } from "./use-invitation";

/** What the page to join has for whoever is at this browser, with the link that it was opened with. */
export function useSeatOffer(group: GroupDetail): SeatOffer {
  const account = useWallet()?.address;
  const now = useNetworkNow();
  const secret = useInvitation(group.id);
  const { invitations } = group.proceedings;
  const key = useInvitationKey(invitations.length === 0 ? null : secret);
  return seatOffer(group, account, invited());

  function invited(): Invited {
    if (secret === null) return null;
    if (secret === undefined || (key === undefined && invitations.length > 0)) return "unknown";
    return { secret, standing: invitationStanding(invitations, key ?? null, now) };
  }
}

/** The public half of the link's secret; undefined while it is worked out, null when what does that could not be loaded. */
function useInvitationKey(secret: string | null | undefined): string | null | undefined {
  const [known, setKnown] = useState<{ secret: string; key: string | null } | null>(null);
  useEffect(() => {
    if (secret === null || secret === undefined) return;
    let isCurrent = true;
    const know = (key: string | null) => isCurrent && setKnown({ secret, key });
    void invitationKey(secret).then(
      know,
      // Taking the seat asks again, and says what is wrong.
      () => know(null),
    );
    return () => {
      isCurrent = false;
    };
  }, [secret]);
  return known !== null && known.secret === secret ? known.key : undefined;
}
