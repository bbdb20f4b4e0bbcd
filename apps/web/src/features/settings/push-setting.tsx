"use client";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { Button } from "@/design/button";
import { trpc } from "@/lib/trpc/trpc";
import { ErrorNotice } from "../errors/error-notice";
import type { PageError } from "../errors/page-error";
import { toPageError } from "../errors/to-page-error";
import { endpointHere, PushBlockedError, subscribeHere, unsubscribeHere } from "./push-here";

/** Whether this browser is told while Ajo is closed. */
export function PushSetting({ publicKey, devices }: { publicKey: string | null; devices: number }) {
  const t = useTranslations("settings");
  const utils = trpc.useUtils();
  const [endpoint, setEndpoint] = useState<string | null | undefined>(undefined);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<PageError | "blocked" | null>(null);
  useEffect(() => {
    void endpointHere().then(setEndpoint);
  }, []);

  async function change(work: () => Promise<string | null>) {
    setBusy(true);
    setProblem(null);
    try {
      setEndpoint(await work());
      await utils.notification.settings.invalidate();
    } catch (error) {
      setProblem(error instanceof PushBlockedError ? "blocked" : toPageError(error));
    } finally {
      setBusy(false);
    }
  }
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
            disabled={busy}
            onClick={() =>
              void change(() => (endpoint === null ? subscribe(publicKey) : unsubscribe(endpoint)))
            }
          >
            {t(endpoint === null ? "pushOn" : "pushOff")}
          </Button>
        </>
      )}
      {problem === "blocked" && (
        <p role="alert" className="text-clay">
          {t("pushBlocked")}
        </p>
      )}
      {problem !== null && problem !== "blocked" && <ErrorNotice error={problem} />}
    </div>
  );
}
