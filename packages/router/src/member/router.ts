import { router } from "../trpc";
import { getMemberStatistics } from "./get-statistics";
import { listMemberGroups } from "./list-member-groups";
import { onMemberChange } from "./on-change";

export const memberRouter = router({
  groups: listMemberGroups,
  statistics: getMemberStatistics,
  onChange: onMemberChange,
});
