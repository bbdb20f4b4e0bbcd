export {
  heldTotal,
  isSeated,
  seatedMembers,
  settleableFrom,
  type GroupState,
  type MemberState,
} from "./group-state";
export { gone } from "./forming";
export { projectGroupEvent } from "./project-group-event";
