"use client";
import { useTranslations } from "next-intl";
import { Avatar } from "@/design/avatar";
import { Button } from "@/design/button";
import { Copyable } from "@/design/copyable";
import { trpc } from "@/lib/trpc/trpc";
import { MyGroups } from "../group/my-groups";
import { useNames } from "../network/use-names";
import { MyData } from "../profile/my-data";
import { pictureAddress } from "../profile/picture-address";
import { SettingsCard } from "../settings/settings-card";
import { useWallet } from "../wallet/use-wallet";
import type { WalletSession } from "../wallet/wallet-session";
import { useWalletActions } from "../wallet/wallet-provider";
import { Balances } from "./balances";
import { MyStatistics } from "./my-statistics";
import { NetworkFacts } from "./network-facts";
import { SignIn } from "./sign-in";

/** Me: who acts in this tab, what the account holds, my groups, the network, signing in. */
export function MePage() {
  const t = useTranslations("me");
  const wallet = useWallet();
  const { openWallets } = useWalletActions();
  return (
    <>
      <h1 className="text-[clamp(2rem,1.3rem+3vw,3rem)]">{t("title")}</h1>
      <div className="mt-6 grid items-start gap-6 lg:grid-cols-2">
        <div className="grid gap-6">
          <section aria-labelledby="my-wallet" className="card grid gap-4">
            <h2 id="my-wallet" className="text-xl">
              {t("wallet")}
            </h2>
            {wallet === null && (
              <>
                <p>{t("noWallet")}</p>
                <Button className="justify-self-start" onClick={() => openWallets()}>
                  {t("connect")}
                </Button>
              </>
            )}
            {wallet !== null && (
              <>
                <WhoIAm wallet={wallet} />
                <Copyable text={wallet.address} label={t("copyAddress")} copied={t("copied")} />
                <Balances address={wallet.address} />
                <Button
                  tone="quiet"
                  size="small"
                  className="justify-self-start"
                  onClick={() => openWallets()}
                >
                  {t("switch")}
                </Button>
              </>
            )}
          </section>
          <SignIn />
          {wallet !== null && <MyStatistics address={wallet.address} />}
          {wallet !== null && <MyData address={wallet.address} />}
        </div>
        <div className="grid gap-6">
          <SettingsCard />
          <NetworkFacts />
        </div>
      </div>
      {wallet !== null && <MyGroups address={wallet.address} />}
    </>
  );
}

/** The picture and the name that others see, once signed in; until then what this device knows. */
function WhoIAm({ wallet }: { wallet: WalletSession }) {
  const t = useTranslations("me");
  const nameOf = useNames();
  const session = trpc.auth.session.useQuery().data;
  const look = session?.address === wallet.address ? session : null;
  const { name, known } = nameOf(wallet.address, look?.displayName);
  return (
    <p className="flex items-center gap-3">
      <Avatar name={known} picture={pictureAddress(look?.picture)} size={56} />
      <span className="min-w-0">
        <span className="text-xl font-semibold break-words">{name}</span>
        <span className="block text-soft">{t(`kind.${wallet.kind}`)}</span>
      </span>
    </p>
  );
}
