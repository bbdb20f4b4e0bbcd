import type { GroupId, PaymentPromise } from "@ajo/schemas";
import { trpc } from "@/lib/trpc/trpc";
import { useSignedIn } from "./use-signed-in";

/** The promises that the reader may see: the organiser all of the group's, a member their own. */
export function usePromises(groupId: GroupId): readonly PaymentPromise[] {
  const signedIn = useSignedIn();
  const { data } = trpc.promise.list.useQuery({ groupId }, { enabled: signedIn !== null });
  return signedIn === null ? [] : (data ?? []);
}
