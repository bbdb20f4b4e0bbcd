"use client";
import { dueAt, type GroupSummary, scheduleOf, settleableAt } from "@ajo/schemas";
import { skipToken } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { Button } from "@/design/button";
import { ErrorNotice } from "../errors/error-notice";
import { toPageError } from "../errors/to-page-error";
import { parseGroupId } from "@/lib/parse-group-id";
import { trpc } from "@/lib/trpc/trpc";
import { useNetwork } from "./use-network";

const DAY_SECONDS = 86_400;

/** Moves the practice network's clock: by a day, to the next due date of the group on this page, or past its grace. */
export function TimeTravel({ groupId }: { groupId: string | undefined }) {
  const t = useTranslations("network");
  const id = groupId === undefined ? null : parseGroupId(groupId);
  const { data: network } = useNetwork();
  const group = trpc.group.byId.useQuery(id === null ? skipToken : { groupId: id }).data?.data;
  const utils = trpc.useUtils();
  const advance = trpc.network.advanceTime.useMutation({ onSettled: () => utils.invalidate() });
  if (network === undefined) return null;
  const targets = group === undefined ? null : targetsOf(group);
  const move = (seconds: number) => advance.mutate({ seconds });
  const to = (date: Date) =>
    move(Math.max(1, Math.ceil((date.getTime() - network.closeTime.getTime()) / 1000) + 1));
  const ahead = (date: Date | undefined): date is Date =>
    date !== undefined && date.getTime() >= network.closeTime.getTime();
  return (
    <div className="page grid gap-3 pb-4">
      <p className="text-soft">{t("timeHelp")}</p>
      <div className="flex flex-wrap gap-2">
        <Button tone="quiet" size="small" disabled={advance.isPending} onClick={() => move(DAY_SECONDS)}>
          {t("plusDay")}
        </Button>
        {targets !== null && (
          <>
            <Button
              tone="quiet"
              size="small"
              disabled={advance.isPending || !ahead(targets.due)}
              onClick={() => to(targets.due)}
            >
              {t("toDue", { round: targets.round })}
            </Button>
            <Button
              tone="quiet"
              size="small"
              disabled={advance.isPending || !ahead(targets.settleable)}
              onClick={() => to(targets.settleable)}
            >
              {t("pastGrace", { round: targets.round })}
            </Button>
          </>
        )}
      </div>
      <p role="status" className="sr-only">
        {advance.isSuccess ? t("moved") : ""}
      </p>
      {advance.isError && <ErrorNotice error={toPageError(advance.error)} />}
    </div>
  );
}

function targetsOf(group: GroupSummary): { round: number; due: Date; settleable: Date } | null {
  const schedule = scheduleOf(group);
  if (schedule === null || group.status !== "active") return null;
  return {
    round: group.currentRound,
    due: dueAt(schedule, group.currentRound),
    settleable: settleableAt(schedule, group.currentRound),
  };
}
