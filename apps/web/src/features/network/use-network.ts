import { trpc } from "@/lib/trpc/trpc";

/** The network's clock is read again this often; events of a group refresh it, too. */
const CLOCK_EVERY_MS = 10_000;

/** The network behind the API, its clock included. */
export function useNetwork() {
  return trpc.network.info.useQuery(undefined, {
    staleTime: CLOCK_EVERY_MS / 2,
    refetchInterval: CLOCK_EVERY_MS,
  });
}

/** The network's time, or null while it is not known. Due dates are measured by it, never by this device's clock. */
export function useNetworkNow(): Date | null {
  return useNetwork().data?.closeTime ?? null;
}
