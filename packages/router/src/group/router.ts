import { router } from "../trpc";
import { getAllowance } from "./get-allowance";
import { getGroupCode } from "./get-code";
import { getGroup } from "./get-group";
import { getGroupStatistics } from "./get-statistics";
import * as groupCalls from "./group-calls";
import { listActivity } from "./list-activity";
import { listContributions } from "./list-contributions";
import { listGroups } from "./list-groups";
import { listMembers } from "./list-members";
import { onChange } from "./on-change";
import { prepareAuthorisation } from "./prepare-authorisation";

export const groupRouter = router({
  list: listGroups,
  byId: getGroup,
  members: listMembers,
  contributions: listContributions,
  activity: listActivity,
  statistics: getGroupStatistics,
  allowance: getAllowance,
  code: getGroupCode,
  onChange,

  ...groupCalls,
  prepareAuthorisation,
});
