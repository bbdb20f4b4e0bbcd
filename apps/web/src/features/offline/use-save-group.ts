import type { Answer, GroupDetail } from "@ajo/schemas";
import { useEffect } from "react";
import { whenIdle } from "@/lib/when-idle";
import { useNetwork } from "../network/use-network";

/** Keeps what is on the page for a time without a network. Answers that are already old are not kept again. */
export function useSaveGroup(answer: Answer<GroupDetail> | undefined): void {
  const { data: network, isError } = useNetwork();
  useEffect(() => {
    if (answer === undefined || network === undefined || isError || answer.freshness.stale) return;
    if (!navigator.onLine) return;
    // Not called off by whoever leaves the page at once: they have seen it.
    whenIdle(() => {
      void import("./saved-groups").then(({ saveGroup }) =>
        saveGroup({ answer, network, savedAt: new Date() }),
      );
    });
    // Not on every tick of the network's clock: what matters is what the group says.
  }, [answer, network === undefined, isError]);
}
