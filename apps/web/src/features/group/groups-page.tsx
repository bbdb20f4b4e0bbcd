"use client";
import { useSearchParams } from "next/navigation";
import { useTranslations } from "next-intl";
import { ButtonLink } from "@/design/button";
import { useWallet } from "../wallet/use-wallet";
import { AllGroups } from "./all-groups";
import { MyGroups } from "./my-groups";
import { parseGroupFilter } from "./group-filter";

/** My groups first, when somebody acts in this tab; then everybody's. */
export function GroupsPage() {
  const t = useTranslations("groups");
  const wallet = useWallet();
  const parameters = useSearchParams();
  const filter = parseGroupFilter((name) => parameters.get(name));
  return (
    <>
      <div className="flex flex-wrap items-end justify-between gap-4">
        <h1 className="text-[clamp(2rem,1.3rem+3vw,3rem)]">{t("title")}</h1>
        <ButtonLink href="/groups/new">{t("new")}</ButtonLink>
      </div>
      {wallet !== null && <MyGroups address={wallet.address} />}
      <AllGroups filter={filter} />
    </>
  );
}
