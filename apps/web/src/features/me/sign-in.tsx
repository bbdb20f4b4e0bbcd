"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/design/button";
import { useFormats } from "@/lib/format/use-formats";
import { trpc } from "@/lib/trpc/trpc";
import { ErrorNotice } from "../errors/error-notice";
import type { PageError } from "../errors/page-error";
import { toPageError } from "../errors/to-page-error";
import { useNames } from "../network/use-names";
import { DisplayName } from "../profile/display-name";
import { PictureSetting } from "../profile/picture-setting";
import { useWallet } from "../wallet/use-wallet";

/** Signing in with one signature (SEP-10). Reading and paying need none: it is for what belongs to a person alone. */
export function SignIn() {
  const t = useTranslations("signIn");
  const formats = useFormats();
  const nameOf = useNames();
  const wallet = useWallet();
  const utils = trpc.useUtils();
  const session = trpc.auth.session.useQuery();
  const signOut = trpc.auth.signOut.useMutation({
    onSuccess: () => import("../offline/saved-groups").then(({ forgetSavedGroups }) => forgetSavedGroups()),
    onSettled: () => utils.auth.session.invalidate(),
  });
  const [error, setError] = useState<PageError | null>(null);
  const [signing, setSigning] = useState(false);

  async function signIn() {
    if (wallet === null) return;
    setSigning(true);
    setError(null);
    try {
      const challenge = await utils.client.auth.challenge.mutate({ address: wallet.address });
      const { connectorOf } = await import("../wallet/connector-of");
      const xdr = await connectorOf(wallet).sign({
        xdr: challenge.xdr,
        networkPassphrase: challenge.networkPassphrase,
        address: wallet.address,
      });
      await utils.client.auth.verify.mutate({ xdr });
      await utils.auth.session.invalidate();
    } catch (cause) {
      setError(toPageError(cause));
    } finally {
      setSigning(false);
    }
  }

  return (
    <section aria-labelledby="sign-in" className="card grid gap-3">
      <h2 id="sign-in" className="text-xl">
        {t("title")}
      </h2>
      {session.data == null ? (
        <>
          <p>{t("help")}</p>
          <Button
            className="justify-self-start"
            disabled={wallet === null || signing || session.isPending}
            onClick={() => void signIn()}
          >
            {signing ? t("signing") : t("signIn")}
          </Button>
          {wallet === null && <p className="text-[0.9375rem] text-soft">{t("walletFirst")}</p>}
        </>
      ) : (
        <>
          <p role="status">
            {t("signedIn", {
              name: nameOf(session.data.address, session.data.displayName).name,
              until: formats.dateTime(session.data.expiresAt),
            })}
          </p>
          {wallet !== null && wallet.address !== session.data.address && (
            <p className="text-clay">{t("otherAccount")}</p>
          )}
          <PictureSetting
            name={nameOf(session.data.address, session.data.displayName).known}
            picture={session.data.picture}
          />
          <DisplayName key={session.data.displayName} displayName={session.data.displayName} />
          <Button
            tone="quiet"
            className="justify-self-start"
            disabled={signOut.isPending}
            onClick={() => signOut.mutate()}
          >
            {t("signOut")}
          </Button>
        </>
      )}
      {error !== null && <ErrorNotice error={error} />}
      {signOut.isError && <ErrorNotice error={toPageError(signOut.error)} />}
    </section>
  );
}
