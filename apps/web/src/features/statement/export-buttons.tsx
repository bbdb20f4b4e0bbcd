"use client";
import type { GroupDetail } from "@ajo/schemas";
import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { Button, ButtonLink } from "@/design/button";
import { Icon } from "@/design/icons";
import { ErrorNotice } from "../errors/error-notice";
import { toPageError } from "../errors/to-page-error";
import { activityCsv } from "./activity-csv";
import { download, fileName } from "./download";
import { useWholeHistory } from "./use-whole-history";

/** The whole history as a table for a spreadsheet, and as a statement to print or keep as PDF. */
export function ExportButtons({ group }: { group: GroupDetail }) {
  const t = useTranslations("statement");
  const readHistory = useWholeHistory();
  const csv = useMutation({
    mutationFn: async () => {
      const items = await readHistory(group.id);
      download(fileName(group.name, "csv"), "text/csv;charset=utf-8", activityCsv(items, group.token));
    },
  });
  return (
    <div className="mb-4 grid gap-3">
      <div className="flex flex-wrap gap-2">
        <Button tone="quiet" size="small" disabled={csv.isPending} onClick={() => csv.mutate()}>
          <Icon name="download" size={18} />
          {t("csv")}
        </Button>
        <ButtonLink tone="quiet" size="small" href={`/groups/${group.id}/statement`}>
          <Icon name="print" size={18} />
          {t("open")}
        </ButtonLink>
      </div>
      {csv.isError && <ErrorNotice error={toPageError(csv.error)} />}
    </div>
  );
}
