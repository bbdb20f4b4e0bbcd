import { useSyncExternalStore } from "react";
import { useNetwork } from "./use-network";

/** `offline`: this device has no network. `unreachable`: it has one, but our server does not answer. */
export type Connection = "online" | "offline" | "unreachable";

export function useConnection(): Connection {
  const { isError, failureCount } = useNetwork();
  const isOnLine = useSyncExternalStore(
    subscribe,
    () => navigator.onLine,
    () => true,
  );
  if (isError || failureCount > 1) return isOnLine ? "unreachable" : "offline";
  return isOnLine ? "online" : "offline";
}

function subscribe(listener: () => void): () => void {
  window.addEventListener("online", listener);
  window.addEventListener("offline", listener);
  return () => {
    window.removeEventListener("online", listener);
    window.removeEventListener("offline", listener);
  };
}
