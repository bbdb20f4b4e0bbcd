"use client";
import type { WalletAddress } from "@ajo/schemas";
import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/design/button";
import { Icon } from "@/design/icons";
import { trpc } from "@/lib/trpc/trpc";
import { ErrorNotice } from "../errors/error-notice";
import { toPageError } from "../errors/to-page-error";
import { forgetSavedGroups } from "../offline/saved-groups";
import { isSameAddress } from "@/lib/same-address";
import { download } from "../statement/download";
import { useWholeHistory } from "../statement/use-whole-history";

/** Everything that Ajo knows of a person, in one file; and the way to empty this device of it. */
export function MyData({ address }: { address: WalletAddress }) {
  const t = useTranslations("profile");
  const { client } = trpc.useUtils();
  const readHistory = useWholeHistory();
  const [forgotten, setForgotten] = useState(false);

  async function exportAll() {
    const [session, groups] = await Promise.all([
      client.auth.session.query(),
      client.member.groups.query({ address }),
    ]);
    // What is nobody else's is told to who has signed in as this account.
    const personal = session?.address === address ? await client.profile.export.query() : null;
    const histories = [];
    for (const { group, member, payoutRound } of groups.data) {
      const history = await readHistory(group.id);
      const mine = history.filter(
        (item) =>
          isSameAddress(item.member ?? undefined, address) || isSameAddress(item.payer ?? undefined, address),
      );
      histories.push({ group, member, payoutRound, history: mine });
    }
    const file = { address, personal, groups: histories };
    download("ajo-my-data.json", "application/json", JSON.stringify(file, bigintsAsText, 2));
  }
  const exporting = useMutation({ mutationFn: exportAll });

  return (
    <section aria-labelledby="my-data" className="card grid gap-3">
      <h2 id="my-data" className="text-xl">
        {t("dataTitle")}
      </h2>
      <p>{t("dataHelp")}</p>
      <div className="flex flex-wrap gap-2">
        <Button tone="quiet" size="small" disabled={exporting.isPending} onClick={() => exporting.mutate()}>
          <Icon name="download" size={18} />
          {t("dataExport")}
        </Button>
        <Button
          tone="plain"
          size="small"
          onClick={() => void forgetSavedGroups().then(() => setForgotten(true))}
        >
          {t("dataForget")}
        </Button>
      </div>
      <p role="status" className="text-[0.9375rem] text-soft">
        {forgotten ? t("dataForgotten") : ""}
      </p>
      {exporting.isError && <ErrorNotice error={toPageError(exporting.error)} />}
      <ForgetMe address={address} />
    </section>
  );
}

/** Deletes what the server keeps of the signed-in person; asked twice, because nothing brings it back. */
function ForgetMe({ address }: { address: WalletAddress }) {
  const t = useTranslations("profile");
  const utils = trpc.useUtils();
  const session = trpc.auth.session.useQuery();
  const forget = trpc.profile.forget.useMutation({
    onSuccess: async () => {
      await forgetSavedGroups();
      await utils.invalidate();
    },
  });
  if (forget.isSuccess) return <p role="status">{t("forgot")}</p>;
  if (session.data?.address !== address) return null;
  return (
    <details className="border-t border-line pt-3">
      <summary className="min-h-8 font-semibold">{t("forget")}</summary>
      <p className="mt-2">{t("forgetHelp")}</p>
      <Button
        tone="quiet"
        size="small"
        className="mt-3"
        disabled={forget.isPending}
        onClick={() => forget.mutate()}
      >
        {t("forgetSure")}
      </Button>
      {forget.isError && <ErrorNotice error={toPageError(forget.error)} />}
    </details>
  );
}

/** JSON has no integers of this size; amounts are in the token's smallest unit, as text. */
function bigintsAsText(_key: string, value: unknown): unknown {
  return typeof value === "bigint" ? value.toString() : value;
}
