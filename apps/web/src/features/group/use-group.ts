import type { GroupId } from "@ajo/schemas";
import { trpc } from "@/lib/trpc/trpc";
import { useVisible } from "@/lib/use-visible";
import { useSaveGroup } from "../offline/use-save-group";

/** How often a page asks that the server has no stream for. */
const ASK_SECONDS = 20;

/**
 * A group with its freshness, kept current by its events. Only a tab that is looked at listens: browsers allow few open
 * connections to one server. `askedEvery`, in seconds: the server refuses its stream for now, and it is asked instead.
 */
export function useGroup(groupId: GroupId) {
  const utils = trpc.useUtils();
  const stream = trpc.group.onChange.useSubscription(
    { groupId },
    {
      enabled: useVisible(),
      // What changed between the server's rendering and the first word of the stream is in neither.
      onStarted: () => void utils.group.byId.invalidate({ groupId }),
      // The event says that something changed; what is shown is asked again, so that it is one consistent answer.
      onData: () => {
        void utils.group.invalidate();
        void utils.member.groups.invalidate();
        void utils.member.leads.invalidate();
        void utils.network.info.invalidate();
      },
    },
  );
  const isRefused = stream.status === "connecting" && stream.error !== null;
  const query = trpc.group.byId.useQuery({ groupId }, { refetchInterval: isRefused && ASK_SECONDS * 1_000 });
  useSaveGroup(query.data);
  return { query, askedEvery: isRefused ? ASK_SECONDS : null };
}
