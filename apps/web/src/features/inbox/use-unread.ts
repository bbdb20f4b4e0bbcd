import { trpc } from "@/lib/trpc/trpc";
import { useVisible } from "@/lib/use-visible";
import { useWallet } from "../wallet/use-wallet";

/** Who is signed in decides, so it is not asked again for every page. */
const SESSION_STALE_MS = 300_000;

/**
 * How much the signed-in person has not read, kept current by the server; null when nobody is signed in. Only a tab
 * that is looked at listens: browsers allow few open connections to one server.
 */
export function useUnread(): number | null {
  const utils = trpc.useUtils();
  const wallet = useWallet();
  const visible = useVisible();
  const session = trpc.auth.session.useQuery(undefined, {
    enabled: wallet !== null,
    staleTime: SESSION_STALE_MS,
  });
  const signedIn = wallet !== null && session.data != null;
  // Never asked for: the subscription begins with the number, and sends it again when it changes.
  const { data } = trpc.notification.unread.useQuery(undefined, { enabled: false });
  trpc.notification.onChange.useSubscription(undefined, {
    enabled: signedIn && visible,
    onData: (told) => {
      utils.notification.unread.setData(undefined, told);
      void utils.notification.list.invalidate();
    },
  });
  return signedIn ? (data?.unread ?? null) : null;
}
