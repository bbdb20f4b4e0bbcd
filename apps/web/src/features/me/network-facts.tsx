"use client";
import { useTranslations } from "next-intl";
import { useFormats } from "@/lib/format/use-formats";
import { useNetwork } from "../network/use-network";

/** Which network this Ajo is on. */
export function NetworkFacts() {
  const t = useTranslations("me");
  const formats = useFormats();
  const { data: network } = useNetwork();
  return (
    <section aria-labelledby="my-network" className="card">
      <h2 id="my-network" className="text-xl">
        {t("network")}
      </h2>
      {network === undefined ? (
        <div className="skeleton mt-3 h-24" />
      ) : (
        <dl className="facts mt-3">
          <div>
            <dt>{t("passphrase")}</dt>
            <dd className="break-words">{network.passphrase}</dd>
          </div>
          <div>
            <dt>{t("clock")}</dt>
            <dd>
              {t("clockValue", {
                time: formats.dateTime(network.closeTime),
                ledger: formats.number(network.latestLedger),
              })}
            </dd>
          </div>
          <div>
            <dt>{t("factory")}</dt>
            <dd>
              <code className="text-[0.8125rem] font-normal">{network.factoryId}</code>
            </dd>
          </div>
        </dl>
      )}
    </section>
  );
}
