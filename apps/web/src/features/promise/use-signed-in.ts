import type { WalletAddress } from "@ajo/schemas";
import { trpc } from "@/lib/trpc/trpc";
import { useWallet } from "../wallet/use-wallet";

/** Who is signed in, when that is also who acts in this tab; null otherwise. */
export function useSignedIn(): WalletAddress | null {
  const wallet = useWallet();
  const session = trpc.auth.session.useQuery(undefined, { enabled: wallet !== null });
  const address = session.data?.address ?? null;
  return wallet !== null && wallet.address === address ? address : null;
}
