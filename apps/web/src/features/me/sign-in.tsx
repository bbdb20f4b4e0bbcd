"use client";
import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { Button } from "@/design/button";
import { useFormats } from "@/lib/format/use-formats";
import { trpc } from "@/lib/trpc/trpc";
import { ErrorNotice } from "../errors/error-notice";
import { toPageError } from "../errors/to-page-error";
import { useNames } from "../network/use-names";
import { DisplayName } from "../profile/display-name";
import { PictureSetting } from "../profile/picture-setting";
import { useWallet } from "../wallet/use-wallet";
import type { WalletSession } from "../wallet/wallet-session";

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
  const signIn = useMutation({
    mutationFn: async (signer: WalletSession) => {
      const { xdr: challenge, networkPassphrase } = await utils.client.auth.challenge.mutate({
        address: signer.address,
      });
      const { connectorOf } = await import("../wallet/connector-of");
      const { address } = signer;
      const xdr = await connectorOf(signer).sign({ xdr: challenge, networkPassphrase, address });
      await utils.client.auth.verify.mutate({ xdr });
    },
    onSuccess: () => utils.auth.session.invalidate(),
  });

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
            disabled={wallet === null || signIn.isPending || session.isPending}
            onClick={() => wallet !== null && signIn.mutate(wallet)}
          >
            {signIn.isPending ? t("signing") : t("signIn")}
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
      {signIn.isError && <ErrorNotice error={toPageError(signIn.error)} />}
      {signOut.isError && <ErrorNotice error={toPageError(signOut.error)} />}
    </section>
  );
}
