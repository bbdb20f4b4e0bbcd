"use client";
import type { GroupDetail } from "@ajo/schemas";
import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { Button, ButtonLink } from "@/design/button";
import { isSameAddress } from "@/lib/same-address";
import { useWallet } from "../wallet/use-wallet";
import { useWalletActions } from "../wallet/wallet-provider";
import { openTab } from "./open-tab";
import { PartSkeleton } from "./part-skeleton";
import { hasStarted } from "../seat-wheel/seat-state";

// A group that runs needs none of what comes before its start.
const MyForming = dynamic(() => import("../forming/my-forming").then((module) => module.MyForming), {
  loading: PartSkeleton,
});

/** Told by what is loaded after the page: a reader's first view needs none of it. */
const SeatNotices = dynamic(() => import("../seat/seat-notices").then((module) => module.SeatNotices), {
  ssr: false,
});

/** Nobody has a seat before the wallet is known, which only the browser knows. */
const MySeat = dynamic(() => import("./my-seat").then((module) => module.MySeat), {
  ssr: false,
  loading: PartSkeleton,
});

/** What I owe, by when, and when I receive; one button to act. */
export function MyPart({ group }: { group: GroupDetail }) {
  const t = useTranslations("mine");
  const wallet = useWallet();
  const me = group.members.find((member) => isSameAddress(member.address, wallet?.address));
  return (
    <section aria-labelledby="my-part" className="card">
      <h2 id="my-part" className="text-xl text-soft">
        {t("title")}
      </h2>
      <div className="mt-3 grid gap-4">
        <SeatNotices group={group} openTab={openTab} />
        {wallet === null ? (
          <Stranger group={group} />
        ) : me === undefined ? (
          <Visitor group={group} />
        ) : (
          <MySeat group={group} me={me} />
        )}
      </div>
    </section>
  );
}

function Stranger({ group }: { group: GroupDetail }) {
  const t = useTranslations("mine");
  const { openWallets } = useWalletActions();
  return (
    <>
      <p>{t("connectHelp")}</p>
      <div className="flex flex-wrap gap-2">
        <JoinLink group={group} />
        <Button tone={group.status === "forming" ? "quiet" : "primary"} onClick={() => openWallets()}>
          {t("connect")}
        </Button>
      </div>
    </>
  );
}

function Visitor({ group }: { group: GroupDetail }) {
  const t = useTranslations("mine");
  return (
    <>
      <p>{t("noSeat")}</p>
      <JoinLink group={group} />
      {!hasStarted(group) && <MyForming group={group} me={undefined} />}
    </>
  );
}

function JoinLink({ group }: { group: GroupDetail }) {
  const t = useTranslations("mine");
  if (group.status !== "forming" || group.memberCount >= group.maxMembers) return null;
  return <ButtonLink href={`/join/${group.id}`}>{t("seeAndJoin")}</ButtonLink>;
}
