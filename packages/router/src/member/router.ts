import { router } from "../trpc";
import { getMemberStatistics } from "./get-statistics";
import { listLedGroups } from "./list-led-groups";
import { listMemberGroups } from "./list-member-groups";
import { onMemberChange } from "./on-change";

export const memberRouter = router({
  groups: listMemberGroups,
  leads: listLedGroups,
  statistics: getMemberStatistics,
  onChange: onMemberChange,
});
