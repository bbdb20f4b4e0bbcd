import type { QueryClient } from "@tanstack/react-query";
import type { trpc } from "@/lib/trpc/trpc";
import { toPageError } from "../errors/to-page-error";
import { adoptSecret } from "../forming/secrets";
import { confirmBid } from "../seat/bid-store";
import { connectorOf } from "../wallet/connector-of";
import type { WalletSession } from "../wallet/wallet-session";
import { intentIsDone } from "./intent-is-done";
import { groupOfIntent } from "./money-intent";
import type { MoneyPorts } from "./money-ports";
import { prepareIntent } from "./prepare-intent";

export type ApiUtils = ReturnType<typeof trpc.useUtils>;

/** The money driver's world: this app's API, its query cache, and the wallet of the session. */
export function makeMoneyPorts({
  utils,
  queryClient,
  wallet,
}: {
  utils: ApiUtils;
  queryClient: QueryClient;
  wallet: WalletSession;
}): MoneyPorts {
  const { client } = utils;
  return {
    prepare: async (intent) => {
      const prepared = await prepareIntent(client, intent, wallet.address);
      const { summary, networkPassphrase } = prepared;
      // The founder's secret waits under the salt until the group's address is known, which is now.
      if (intent.kind === "create" && summary.kind === "create")
        adoptSecret({ networkPassphrase, account: wallet.address, place: intent.salt }, summary.groupId);
      return prepared;
    },
    sign: (prepared) =>
      connectorOf(wallet).sign({
        xdr: prepared.xdr,
        networkPassphrase: prepared.networkPassphrase,
        address: wallet.address,
      }),
    submit: (xdr) => client.transaction.submit.mutate({ xdr }),
    status: ({ hash, expiresAt }) => client.transaction.status.query({ hash, expiresAt }),
    networkTime: async () => (await utils.network.info.fetch(undefined, { staleTime: 0 })).closeTime,
    isDone: async (intent, error) => {
      const groupId = groupOfIntent(intent);
      if (error.code === "GroupExists") return true;
      if (groupId === null) return false;
      const { data } = await utils.group.byId.fetch({ groupId }, { staleTime: 0 });
      return intentIsDone(intent, error, data, wallet.address);
    },
    asOfLedger: async (record, receipt) => {
      const { intent } = record;
      const groupId = groupOfIntent(intent) ?? receipt.createdGroupId;
      if (groupId === null) return receipt.ledger;
      // Of the bids that were begun this is the one that there is to open.
      if (intent.kind === "bid")
        confirmBid({ groupId, round: intent.round, account: wallet.address }, intent.sealed);
      const { freshness } = await utils.group.byId.fetch({ groupId }, { staleTime: 0 });
      // Everything else that shows money is asked again, once the group itself is known to be current.
      if (freshness.asOfLedger >= receipt.ledger) await queryClient.invalidateQueries();
      return freshness.asOfLedger;
    },
    toError: toPageError,
    wait: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
    elapsed: () => performance.now(),
  };
}
