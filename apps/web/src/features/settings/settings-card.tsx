"use client";
import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { trpc } from "@/lib/trpc/trpc";
import { ErrorNotice } from "../errors/error-notice";
import { toPageError } from "../errors/to-page-error";
import { EmailSetting } from "./email-setting";
import { PushSetting } from "./push-setting";

const Preferences = dynamic(() => import("./preferences").then(({ Preferences: form }) => form), {
  ssr: false,
  loading: () => <div className="skeleton h-60" />,
});

/** How the signed-in person is told what is in the inbox; nothing for anybody else. */
export function SettingsCard() {
  const t = useTranslations("settings");
  const session = trpc.auth.session.useQuery();
  const signedIn = session.data != null;
  const query = trpc.notification.settings.useQuery(undefined, { enabled: signedIn });
  if (!signedIn) return null;
  return (
    <section aria-labelledby="my-settings" className="card grid gap-5">
      <div>
        <h2 id="my-settings" className="text-xl">
          {t("title")}
        </h2>
        <p className="mt-1">{t("help")}</p>
      </div>
      {query.data === undefined ? (
        query.error === null ? (
          <div className="skeleton h-60" />
        ) : (
          <ErrorNotice error={toPageError(query.error)} />
        )
      ) : (
        <>
          <PushSetting publicKey={query.data.pushPublicKey} devices={query.data.devices} />
          <EmailSetting sendsEmail={query.data.sendsEmail} mailbox={query.data.mailbox} />
          <Preferences settings={query.data.settings} />
        </>
      )}
    </section>
  );
}
