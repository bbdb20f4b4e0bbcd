"use client";
import { useTranslations } from "next-intl";
import { Icon } from "@/design/icons";
import { useNetwork } from "../network/use-network";

/** Said once for the whole page while the server does not answer; what is on the page stays readable. */
export function ConnectionBanner() {
  const t = useTranslations("states");
  const { isError, failureCount, refetch } = useNetwork();
  const lost = isError || failureCount > 1;
  return (
    <div role="status">
      {lost && (
        <div className="bg-clay-wash">
          <p className="page flex flex-wrap items-center gap-x-3 gap-y-1 py-2 font-semibold text-clay">
            <Icon name="offline" />
            {t("offline")}
            <button type="button" className="underline underline-offset-4" onClick={() => void refetch()}>
              {t("tryAgain")}
            </button>
          </p>
        </div>
      )}
    </div>
  );
}
