import type { GroupStatus } from "@ajo/schemas";
import { useTranslations } from "next-intl";
import { Badge, type BadgeTone } from "@/design/badge";

const TONES: Record<GroupStatus, BadgeTone> = {
  forming: "marigold",
  drawing: "marigold",
  active: "leaf",
  completed: "plain",
  cancelled: "plain",
};

export function StatusBadge({ status }: { status: GroupStatus }) {
  const t = useTranslations("group.status");
  return <Badge tone={TONES[status]}>{t(status)}</Badge>;
}
