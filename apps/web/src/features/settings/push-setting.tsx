"use client";
import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { Button } from "@/design/button";
import { trpc } from "@/lib/trpc/trpc";
import { ErrorNotice } from "../errors/error-notice";
import { toPageError } from "../errors/to-page-error";
import { endpointHere, PushBlockedError, subscribeHere, unsubscribeHere } from "./push-here";

/** Whether this browser is told while Ajo is closed. */
export function PushSetting({ publicKey, devices }: { publicKey: string | null; devices: number }) {
  const t = useTranslations("settings");
  const utils = trpc.useUtils();
  const [endpoint, setEndpoint] = useState<string | null | undefined>(undefined);
  useEffect(() => {
    void endpointHere().then(setEndpoint);
  }, []);

  const subscribe = async (key: string) => {
    const subscription = await subscribeHere(key);
    await utils.client.notification.addDevice.mutate(subscription);
    return subscription.endpoint;
  };
  const unsubscribe = async (known: string) => {
    await utils.client.notification.removeDevice.mutate({ endpoint: known });
    await unsubscribeHere();
    return null;
  };
  const change = useMutation({
    mutationFn: (key: string) => (endpoint == null ? subscribe(key) : unsubscribe(endpoint)),
    onSuccess: (now) => {
      setEndpoint(now);
      return utils.notification.settings.invalidate();
    },
  });
  const isBlocked = change.error instanceof PushBlockedError;

  return (
    <div className="grid gap-2 border-t border-line pt-4">
      <h3 className="font-semibold">{t("push")}</h3>
      {publicKey === null ? (
        <p className="text-soft">{t("pushNone")}</p>
      ) : endpoint === undefined ? (
        <p className="text-soft">{t("pushMissing")}</p>
      ) : (
        <>
          <p role="status" className="text-soft">
            {t("devices", { count: devices })}
          </p>
          <Button
            tone="quiet"
            size="small"
            className="justify-self-start"
            disabled={change.isPending}
            onClick={() => change.mutate(publicKey)}
          >
            {t(endpoint === null ? "pushOn" : "pushOff")}
          </Button>
        </>
      )}
      {isBlocked && (
        <p role="alert" className="text-clay">
          {t("pushBlocked")}
        </p>
      )}
      {change.isError && !isBlocked && <ErrorNotice error={toPageError(change.error)} />}
    </div>
  );
}
