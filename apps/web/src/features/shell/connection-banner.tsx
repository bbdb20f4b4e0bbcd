"use client";
import { useTranslations } from "next-intl";
import { Icon } from "@/design/icons";
import { useConnection } from "../network/use-connection";
import { useNetwork } from "../network/use-network";

/** Said once for the whole page while there is no connection; what is on the page stays readable. */
export function ConnectionBanner() {
  const t = useTranslations("connection");
  const { refetch } = useNetwork();
  const connection = useConnection();
  return (
    <div role="status">
      {connection !== "online" && (
        <div className="bg-clay-wash">
          <p className="page flex flex-wrap items-center gap-x-3 gap-y-1 py-2 font-semibold text-clay">
            <Icon name="offline" />
            {t(connection)}
            <button
              type="button"
              className="min-h-8 underline underline-offset-4"
              onClick={() => void refetch()}
            >
              {t("tryAgain")}
            </button>
          </p>
        </div>
      )}
    </div>
  );
}
