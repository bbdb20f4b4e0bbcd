"use client";
import type { GroupDetail } from "@ajo/schemas";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button, ButtonLink } from "@/design/button";
import { Icon } from "@/design/icons";
import { ErrorNotice } from "../errors/error-notice";
import type { PageError } from "../errors/page-error";
import { toPageError } from "../errors/to-page-error";
import { activityCsv } from "./activity-csv";
import { download, fileName } from "./download";
import { useWholeHistory } from "./use-whole-history";

/** The whole history as a table for a spreadsheet, and as a statement to print or keep as PDF. */
export function ExportButtons({ group }: { group: GroupDetail }) {
  const t = useTranslations("statement");
  const readHistory = useWholeHistory();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<PageError | null>(null);

  async function exportCsv() {
    setBusy(true);
    setError(null);
    try {
      const items = await readHistory(group.id);
      download(fileName(group.name, "csv"), "text/csv;charset=utf-8", activityCsv(items, group.token));
    } catch (cause) {
      setError(toPageError(cause));
    } finally {
      setBusy(false);
    }
  }

  return (
    <div className="mb-4 grid gap-3">
      <div className="flex flex-wrap gap-2">
        <Button tone="quiet" size="small" disabled={busy} onClick={() => void exportCsv()}>
          <Icon name="download" size={18} />
          {t("csv")}
        </Button>
        <ButtonLink tone="quiet" size="small" href={`/groups/${group.id}/statement`}>
          <Icon name="print" size={18} />
          {t("open")}
        </ButtonLink>
      </div>
      {error !== null && <ErrorNotice error={error} />}
    </div>
  );
}
