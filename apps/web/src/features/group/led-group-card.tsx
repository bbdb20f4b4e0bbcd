import type { WalletAddress } from "@ajo/schemas";
import { useTranslations } from "next-intl";
import { isSameAddress } from "@/lib/same-address";
import { useNames } from "../network/use-names";
import { useNetworkNow } from "../network/use-network";
import { maySucceed } from "../powers/succession";
import type { LedGroup } from "./my-group";
import { MyGroupHead } from "./my-group-head";
import { SilentOrganiser } from "./silent-organiser";

/** A group that I organise, or stand in for, and hold no seat in. */
export function LedGroupCard({ leads, address }: { leads: LedGroup; address: WalletAddress }) {
  const { group, organiserSeenAt } = leads;
  const t = useTranslations("groups.my");
  const nameOf = useNames();
  const now = useNetworkNow();
  const organises = isSameAddress(group.organiser, address);
  return (
    <li className="card grid content-start gap-3">
      <MyGroupHead group={group} />
      {!organises && maySucceed(group, organiserSeenAt, address, now) ? (
        <SilentOrganiser group={group} seenAt={organiserSeenAt} />
      ) : (
        <p>{organises ? t("organises") : t("standsIn", { name: nameOf(group.organiser).name })}</p>
      )}
    </li>
  );
}
