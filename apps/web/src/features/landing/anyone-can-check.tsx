import "server-only";
import type { GroupSummary } from "@ajo/schemas";
import { getTranslations } from "next-intl/server";
import { AnchorButton } from "@/design/anchor-button";
import { getApi } from "@/lib/trpc/server-api";
import { GroupCard } from "../group/group-card";

/** A group that is running now, for anybody to look at. Without an answer from the API only the way to the list stays. */
export async function AnyoneCanCheck() {
  const t = await getTranslations("landing.check");
  const group = await findPublicGroup();
  return (
    <section aria-labelledby="check" className="page mt-20 sm:mt-28">
      <div className="grid grid-cols-[minmax(0,1fr)] overflow-hidden rounded-[2rem] border border-line bg-surface md:grid-cols-2">
        <div className="self-center px-6 py-10 sm:px-10">
          <h2 id="check" className="text-[clamp(1.75rem,1.2rem+2.2vw,2.5rem)]">
            {t("title")}
          </h2>
          <p className="mt-3 max-w-prose text-soft">{t("text")}</p>
          <AnchorButton tone="quiet" className="mt-5" href="/groups">
            {t("all")}
          </AnchorButton>
        </div>
        {group !== null && (
          <ul className="moons grid content-center bg-sunk px-6 py-10 sm:px-10">
            <GroupCard group={group} Anchor="a" />
          </ul>
        )}
      </div>
    </section>
  );
}

async function findPublicGroup(): Promise<GroupSummary | null> {
  try {
    const { data } = await getApi().group.list.query({ limit: 1, status: "active" });
    return data.items[0] ?? null;
  } catch {
    return null;
  }
}
