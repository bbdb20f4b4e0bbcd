import { type GroupDetail, orderCommitment, type WalletAddress } from "@ajo/schemas";
import { signInvitation } from "../forming/invitations";
import { keepSecret } from "../forming/secrets";
import type { MoneyIntent } from "../money/money-intent";

/**
 * What taking a seat needs: the rulebook as it was read; the invitation signed for this member; and in a group that
 * draws its turns the commitment to a secret that this browser keeps for the draw. Throws StorageUnavailable.
 */
export async function joinIntent(
  group: Pick<GroupDetail, "id" | "rulebookHash" | "turnOrder" | "admission">,
  invitation: string | null,
  { account, networkPassphrase }: { account: WalletAddress; networkPassphrase: string },
): Promise<MoneyIntent> {
  const commits = group.turnOrder === "random";
  const secret = commits ? keepSecret({ networkPassphrase, account, place: group.id }) : null;
  const isInvited = group.admission === "invitation" && invitation !== null;
  return {
    kind: "join",
    groupId: group.id,
    rulebook: group.rulebookHash,
    commitment: secret === null ? null : orderCommitment(secret, account),
    invitation: isInvited ? await signInvitation(invitation, group.id, account) : null,
  };
}
