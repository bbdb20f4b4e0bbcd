"use client";
import type { GroupDetail } from "@ajo/schemas";
import dynamic from "next/dynamic";
import { useEffect, useState } from "react";
import { OFFER_PREFIX } from "./offer-prefix";

const OfferNotice = dynamic(() => import("./offer-notice").then((module) => module.OfferNotice), {
  ssr: false,
});

/** The offer that the page was opened with. What reads one, schemas and all, comes only where there is one. */
export function OfferOfPage({ group }: { group: GroupDetail }) {
  const hash = useHash();
  return hash.startsWith(OFFER_PREFIX) ? <OfferNotice group={group} hash={hash} /> : null;
}

/** Read after the page has come to life: the server never sees what follows the `#`. */
function useHash(): string {
  const [hash, setHash] = useState("");
  useEffect(() => {
    const read = () => setHash(window.location.hash);
    read();
    window.addEventListener("hashchange", read);
    return () => window.removeEventListener("hashchange", read);
  }, []);
  return hash;
}
