import type { PreparedTransaction, WalletAddress } from "@ajo/schemas";
import type { ApiUtils } from "./make-money-ports";
import type { MoneyIntent } from "./money-intent";

/** Has the server build and simulate the transaction of an intent; `source` signs and pays the fee. */
export function prepareIntent(
  client: ApiUtils["client"],
  intent: MoneyIntent,
  source: WalletAddress,
): Promise<PreparedTransaction> {
  switch (intent.kind) {
    case "create":
      return client.group.prepareCreate.mutate({
        source,
        config: intent.config,
        organiserJoins: intent.organiserJoins,
        salt: intent.salt,
      });
    case "join":
      return client.group.prepareJoin.mutate({ source, groupId: intent.groupId });
    case "leave":
      return client.group.prepareLeave.mutate({ source, groupId: intent.groupId });
    case "start":
      return client.group.prepareStart.mutate({ source, groupId: intent.groupId });
    case "contribute":
      return client.group.prepareContribute.mutate({
        source,
        groupId: intent.groupId,
        member: intent.member,
        round: intent.round,
        rounds: intent.rounds,
      });
    case "settle":
      return client.group.prepareSettle.mutate({ source, groupId: intent.groupId });
    case "claim":
      return client.group.prepareClaim.mutate({ source, groupId: intent.groupId, member: intent.member });
    case "trustline":
      return client.transaction.prepareTrustline.mutate({ source, token: intent.token });
  }
}
