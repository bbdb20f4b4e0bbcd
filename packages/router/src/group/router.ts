import { router } from "../trpc";
import { getGroup } from "./get-group";
import * as groupCalls from "./group-calls";
import { listActivity } from "./list-activity";
import { listContributions } from "./list-contributions";
import { listGroups } from "./list-groups";
import { listMembers } from "./list-members";
import { onChange } from "./on-change";
import { prepareAuthorisation } from "./prepare-authorisation";
import { prepareClaim } from "./prepare-claim";
import { prepareContribute } from "./prepare-contribute";
import { prepareCreate } from "./prepare-create";
import { prepareJoin } from "./prepare-join";
import { prepareLeave } from "./prepare-leave";
import { prepareSettle } from "./prepare-settle";
import { prepareStart } from "./prepare-start";

export const groupRouter = router({
  list: listGroups,
  byId: getGroup,
  members: listMembers,
  contributions: listContributions,
  activity: listActivity,
  onChange,

  prepareCreate,
  prepareJoin,
  prepareLeave,
  prepareStart,
  prepareContribute,
  prepareSettle,
  prepareClaim,
  prepareAuthorisation,
  ...groupCalls,
});
