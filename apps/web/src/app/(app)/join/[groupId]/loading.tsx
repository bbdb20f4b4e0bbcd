import { GroupSkeleton } from "@/features/group/group-skeleton";

export default GroupSkeleton;
