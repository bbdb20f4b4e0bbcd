import { router } from "../trpc";
import { listMemberGroups } from "./list-member-groups";
import { onMemberChange } from "./on-change";

export const memberRouter = router({
  groups: listMemberGroups,
  onChange: onMemberChange,
});
