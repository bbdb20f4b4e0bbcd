import type { ReactNode } from "react";
import { AppFrame } from "@/features/shell/app-frame";
import { rememberedWallet } from "@/features/wallet/remembered-wallet";
import { prefetcher } from "@/lib/trpc/server";

export const dynamic = "force-dynamic";

export default async function AppLayout({ children }: { children: ReactNode }) {
  await prefetcher.network.info.prefetch();
  return <AppFrame remembered={rememberedWallet()}>{children}</AppFrame>;
}
