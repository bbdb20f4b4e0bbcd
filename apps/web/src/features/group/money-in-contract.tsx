"use client";
import type { GroupDetail } from "@ajo/schemas";
import { useTranslations } from "next-intl";
import { Copyable } from "@/design/copyable";
import { Icon } from "@/design/icons";
import { useFormats } from "@/lib/format/use-formats";
import { writeSettings } from "@/rescue/settings";
import { useNetwork } from "../network/use-network";

/** Where the money is, and who cannot touch it. */
export function MoneyInContract({ group }: { group: GroupDetail }) {
  const t = useTranslations("trust");
  const formats = useFormats();
  const { data: network } = useNetwork();
  const explorer = network?.explorer ?? null;
  return (
    <section aria-labelledby="escrow" className="px-1">
      <h2 id="escrow" className="flex items-center gap-2 text-xl text-soft">
        <Icon name="shield" />
        {t("title")}
      </h2>
      <p className="mt-2">
        {t.rich("escrow", {
          amount: formats.amount(group.escrow, group.token),
          b: (chunks) => <strong className="figures">{chunks}</strong>,
        })}{" "}
        {t("nobody")}
      </p>
      <p className="mt-3 text-[0.9375rem] text-soft">{t("contract")}</p>
      <Copyable text={group.id} label={t("copyContract")} copied={t("copied")} />
      <p className="mt-2">
        {/* A whole new page: only there may the browser speak to the network itself. */}
        <a href={`/groups/${group.id}/verify`}>{t("verify")}</a>
      </p>
      {network !== undefined && (
        <p className="mt-2">
          <a
            href={`/rescue${writeSettings({
              rpc: network.rpcUrl,
              network: network.passphrase,
              factory: network.factoryId,
              group: group.id,
            })}`}
          >
            {t("rescue")}
          </a>
        </p>
      )}
      {explorer !== null && (
        <a
          className="mt-2 inline-block"
          href={explorer.contract.replace("{address}", group.id)}
          target="_blank"
          rel="noreferrer"
        >
          {t("explorer")}
        </a>
      )}
    </section>
  );
}
