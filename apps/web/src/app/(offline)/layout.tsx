import type { ReactNode } from "react";
import { AppFrame } from "@/features/shell/app-frame";

export const dynamic = "force-dynamic";

/** Kept on devices, so it holds nothing of the API and nothing of its reader. */
export default function OfflineLayout({ children }: { children: ReactNode }) {
  return <AppFrame remembered={null}>{children}</AppFrame>;
}
