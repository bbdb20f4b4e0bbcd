import type { GroupId, MemberAddress, WalletAddress } from "@ajo/schemas";
import { useCallback, useState } from "react";
import { trpc } from "@/lib/trpc/trpc";
import type { PageError } from "../errors/page-error";
import { toPageError } from "../errors/to-page-error";
import { useNetwork } from "../network/use-network";
import { connectorOf } from "../wallet/connector-of";
import { useWallet } from "../wallet/use-wallet";
import type { Offer } from "./offer";

/** What somebody offers before it is signed. */
export type OfferTerms =
  | { kind: "swap"; groupId: GroupId; to: WalletAddress; fromTurn: number; toTurn: number }
  | { kind: "handOver"; groupId: GroupId; to: WalletAddress; price: bigint };

export type Signing =
  { phase: "idle" | "signing" } | { phase: "signed"; offer: Offer } | { phase: "failed"; error: PageError };

/** Asks the network what is to be signed, and the wallet for the signature. Nothing is sent to the network. */
export function useSignOffer() {
  const { client } = trpc.useUtils();
  const wallet = useWallet();
  const networkPassphrase = useNetwork().data?.passphrase;
  const [signing, setSigning] = useState<Signing>({ phase: "idle" });
  const sign = useCallback(
    async (terms: OfferTerms) => {
      if (wallet === null || networkPassphrase === undefined) return;
      setSigning({ phase: "signing" });
      try {
        const { groupId, to } = terms;
        const from = wallet.address;
        // An account's address is a member's address, whoever holds the seat.
        const [me, other] = [from as string as MemberAddress, to as string as MemberAddress];
        const parties = { member: me, newcomer: other };
        const { entry, preimage, validUntil, expiresAt } = await client.group.prepareAuthorisation.mutate(
          terms.kind === "swap"
            ? { kind: "swap", source: from, groupId, other }
            : { kind: "handOver", source: from, groupId, ...parties, price: terms.price },
        );
        const signature = await connectorOf(wallet).signAuthorisation({
          preimage,
          networkPassphrase,
          address: from,
        });
        const authorisation = { entry, signature, validUntil };
        const signed = { groupId, from, to, authorisation, expiresAt };
        setSigning({
          phase: "signed",
          offer:
            terms.kind === "swap"
              ? { kind: "swap", ...signed, fromTurn: terms.fromTurn, toTurn: terms.toTurn }
              : { kind: "handOver", ...signed, ...parties, price: terms.price },
        });
      } catch (error) {
        setSigning({ phase: "failed", error: toPageError(error) });
      }
    },
    [client, wallet, networkPassphrase],
  );
  return { signing, sign };
}
