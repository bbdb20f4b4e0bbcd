import type { GroupDetail } from "@ajo/schemas";
import { useTranslations } from "next-intl";
import { trpc } from "@/lib/trpc/trpc";
import { Act } from "./act";
import { openVotes, votesNeeded } from "./votes";
import { useNetworkNow } from "../network/use-network";

/** Moving to the code that new groups get, where it is another than the group's own and nobody has begun the vote. */
export function UpgradeMotion({ group }: { group: GroupDetail }) {
  const t = useTranslations("powers.propose");
  const now = useNetworkNow();
  const code = trpc.group.code.useQuery({ groupId: group.id }).data?.data;
  if (code === undefined || code.own === code.offered) return null;
  const motion = { kind: "upgrade", code: code.offered } as const;
  const isOpen = openVotes(group, now).some(
    (vote) => vote.motion.kind === "upgrade" && vote.motion.code === code.offered,
  );
  if (isOpen) return null;
  return (
    <Act
      help={t("upgradeHelp", {
        needed: votesNeeded(group, motion),
        own: code.own.slice(0, 8),
        offered: code.offered.slice(0, 8),
      })}
      intent={{ kind: "vote", groupId: group.id, motion }}
    >
      {t("upgrade")}
    </Act>
  );
}
