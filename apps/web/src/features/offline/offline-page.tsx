"use client";
import { useSearchParams } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { AnchorButton } from "@/design/anchor-button";
import { useDuration } from "@/lib/format/use-duration";
import { trpc } from "@/lib/trpc/trpc";
import { GroupHeader } from "../group/group-header";
import { GroupOverview } from "../group/group-overview";
import { CalendarTab } from "../group/calendar-tab";
import { listSavedGroups, type SavedGroup } from "./saved-groups";

/** Without a network: the groups that this device has seen, as they were then. */
export function OfflinePage() {
  const t = useTranslations("offline");
  const saved = useSavedGroups();
  const wanted = useSearchParams().get("at") ?? "/groups";
  const [open, setOpen] = useState<string | null>(null);
  if (saved === null) return null;
  const groupId = open ?? /C[A-Z2-7]{55}/.exec(wanted)?.[0] ?? null;
  const chosen = saved.find(({ answer }) => answer.data.id === groupId);
  return (
    <>
      <h1 className="text-[clamp(2rem,1.3rem+3vw,3rem)]">{t("title")}</h1>
      <p className="mt-2 max-w-prose">{t("text")}</p>
      <div className="mt-4 flex flex-wrap gap-2">
        <AnchorButton href={wanted.startsWith("/") ? wanted : "/groups"}>{t("tryAgain")}</AnchorButton>
      </div>
      {groupId !== null && chosen === undefined && <p className="mt-6">{t("unknown")}</p>}
      {saved.length === 0 && <p className="card mt-8 text-soft">{t("none")}</p>}
      {chosen !== undefined && <KeptGroup saved={chosen} />}
      <SavedList saved={saved.filter((group) => group !== chosen)} onOpen={setOpen} />
    </>
  );
}

/** Null until the device was asked. What it kept is put where the components of a group look for it. */
function useSavedGroups(): SavedGroup[] | null {
  const utils = trpc.useUtils();
  const [saved, setSaved] = useState<SavedGroup[] | null>(null);
  useEffect(() => {
    void listSavedGroups().then((groups) => {
      const [latest] = groups;
      // Dates are told as of then: by the network's clock of the moment the groups were seen.
      if (latest !== undefined) utils.network.info.setData(undefined, latest.network);
      setSaved(groups);
    });
  }, [utils]);
  return saved;
}

function KeptGroup({ saved }: { saved: SavedGroup }) {
  const t = useTranslations("offline");
  const duration = useDuration();
  const { data: group, freshness } = saved.answer;
  return (
    <section className="mt-10">
      <p className="mb-4 font-semibold text-clay">
        {t("seen", { when: duration.fromNow(new Date(), saved.savedAt) })}
      </p>
      <GroupHeader group={group} freshness={{ ...freshness, stale: true }} />
      <GroupOverview group={group}>
        <CalendarTab group={group} />
      </GroupOverview>
    </section>
  );
}

function SavedList({ saved, onOpen }: { saved: readonly SavedGroup[]; onOpen: (id: string) => void }) {
  const t = useTranslations("offline");
  const duration = useDuration();
  if (saved.length === 0) return null;
  return (
    <section aria-labelledby="saved-groups" className="mt-12">
      <h2 id="saved-groups" className="mb-4 text-2xl">
        {t("all")}
      </h2>
      <ul className="grid gap-3 sm:grid-cols-2">
        {saved.map(({ answer: { data: group }, savedAt }) => (
          <li key={group.id}>
            <button
              type="button"
              onClick={() => onOpen(group.id)}
              className="card w-full p-4! text-start hover:border-ink"
            >
              <span className="block text-lg font-semibold break-words">{group.name}</span>
              <span className="text-[0.9375rem] text-soft">
                {t("seen", { when: duration.fromNow(new Date(), savedAt) })}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
