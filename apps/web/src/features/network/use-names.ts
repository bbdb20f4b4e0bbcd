import { useTranslations } from "next-intl";
import { shortAddress } from "@/lib/short-address";
import { useWallet } from "../wallet/use-wallet";
import { useNetwork } from "./use-network";

export interface PersonName {
  /** A name, or the address shortened. */
  name: string;
  /** The name alone; null when only the address is known. */
  known: string | null;
  isMe: boolean;
}

/** Names for addresses: what a person chose, or what the local network calls them, or the address itself. */
export function useNames(): (address: string, displayName?: string | null) => PersonName {
  const people = useNetwork().data?.localPeople ?? [];
  const me = useWallet()?.address;
  return (address, displayName) => {
    const known = displayName ?? people.find((person) => person.address === address)?.name ?? null;
    return { name: known ?? shortAddress(address), known, isMe: address === me };
  };
}

/** What messages choose the second person by (`{name, select, You {…} other {…}}`), whatever the language. */
const YOU = "You";

/** As `useNames`, for messages that speak to the reader in the second person. */
export function useSubject(): (address: string, displayName?: string | null) => string {
  const nameOf = useNames();
  return (address, displayName) => {
    const { name, isMe } = nameOf(address, displayName);
    return isMe ? YOU : name;
  };
}

/** As `useNames`, with the word "you" for the reader. */
export function useCallName(): (address: string, displayName?: string | null) => string {
  const t = useTranslations("people");
  const nameOf = useNames();
  return (address, displayName) => {
    const { name, isMe } = nameOf(address, displayName);
    return isMe ? t("you") : name;
  };
}
