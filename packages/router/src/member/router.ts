import { router } from "../trpc";
import { listMemberGroups } from "./list-member-groups";

export const memberRouter = router({
  groups: listMemberGroups,
});
