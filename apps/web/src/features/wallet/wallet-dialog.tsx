"use client";
import type { LocalPerson } from "@ajo/schemas";
import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { Button } from "@/design/button";
import { Icon } from "@/design/icons";
import { Notice } from "@/design/notice";
import { ShareButton } from "@/design/share-button";
import { Sheet } from "@/design/sheet";
import { ErrorNotice } from "../errors/error-notice";
import { toPageError } from "../errors/to-page-error";
import { useNames } from "../network/use-names";
import { useNetwork } from "../network/use-network";
import { forgetSavedGroups } from "../offline/saved-groups";
import { freighterConnector } from "./freighter-connector";
import { useWallet } from "./use-wallet";
import { setWalletSession, type WalletSession } from "./wallet-session";

const FREIGHTER_SITE = "https://www.freighter.app/";

interface WalletDialogProps {
  onClose: () => void;
  onConnected: (session: WalletSession) => void;
}

/** The choice of wallets: people of a practice network, Freighter, or nobody. Nothing is asked of a wallet before. */
export function WalletDialog({ onClose, onConnected }: WalletDialogProps) {
  const t = useTranslations("wallet");
  const wallet = useWallet();
  const nameOf = useNames();
  const people = useNetwork().data?.localPeople ?? [];
  const choosePerson = (person: LocalPerson) =>
    onConnected({ kind: "local", address: person.address, personName: person.name });
  return (
    <Sheet
      open
      onClose={onClose}
      title={wallet === null ? t("chooseTitle") : t("switchTitle", { name: nameOf(wallet.address).name })}
      closeLabel={t("close")}
    >
      {wallet === null && <p className="text-soft">{t("chooseHelp")}</p>}
      {people.length > 0 && (
        <LocalPeople people={people} current={wallet?.address ?? null} onChoose={choosePerson} />
      )}
      <FreighterChoice onConnected={onConnected} />
      {wallet !== null && (
        <Button
          tone="plain"
          className="justify-self-start"
          onClick={() => {
            setWalletSession(null);
            void forgetSavedGroups();
            onClose();
          }}
        >
          <Icon name="leave" />
          {t("disconnect")}
        </Button>
      )}
    </Sheet>
  );
}

function LocalPeople({
  people,
  current,
  onChoose,
}: {
  people: readonly LocalPerson[];
  current: string | null;
  onChoose: (person: LocalPerson) => void;
}) {
  const t = useTranslations("wallet");
  return (
    <section aria-labelledby="local-people">
      <h3 id="local-people" className="text-lg">
        {t("localTitle")}
      </h3>
      <p className="mb-3 text-[0.9375rem] text-soft">{t("localHelp")}</p>
      <ul className="grid grid-cols-2 gap-2 sm:grid-cols-3">
        {people.map((person) => (
          <li key={person.address}>
            <button
              type="button"
              aria-pressed={person.address === current}
              onClick={() => onChoose(person)}
              className="flex min-h-14 w-full items-center gap-2.5 rounded-(--radius-m) border-2 border-line px-2.5 text-start font-semibold hover:border-ink aria-pressed:border-indigo aria-pressed:bg-indigo-wash"
            >
              <span
                aria-hidden="true"
                className="grid size-9 shrink-0 place-items-center rounded-full bg-night text-sm text-on-night"
              >
                {person.name.slice(0, 2)}
              </span>
              {person.name}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

function FreighterChoice({ onConnected }: { onConnected: (session: WalletSession) => void }) {
  const t = useTranslations("wallet");
  const notHere = useTranslations("errors.WalletNotInstalled");
  const { data: network } = useNetwork();
  const connect = useMutation({
    mutationFn: (networkPassphrase: string) => freighterConnector.connect(networkPassphrase),
    onSuccess: (address) => onConnected({ kind: "freighter", address, personName: null }),
  });
  const error = connect.isError ? toPageError(connect.error) : null;
  const onPhone = isTouchOnly();

  return (
    <section aria-labelledby="own-wallet" className="grid gap-3">
      {/* Never the id "freighter": browsers would make it `window.freighter`, by which the extension is told. */}
      <h3 id="own-wallet" className="text-lg">
        {t("freighterTitle")}
      </h3>
      {onPhone && (
        <>
          <p className="text-[0.9375rem] text-soft">{t("phoneHelp")}</p>
          <ShareButton text={window.location.href} copied={t("phoneCopied")}>
            {t("phoneSend")}
          </ShareButton>
        </>
      )}
      <Button
        tone={onPhone ? "plain" : "quiet"}
        disabled={connect.isPending || network === undefined}
        onClick={() => network !== undefined && connect.mutate(network.passphrase)}
      >
        <Icon name="wallet" />
        {connect.isPending ? t("freighterAsking") : t("freighter")}
      </Button>
      {error !== null &&
        (error.code === "WalletNotInstalled" && onPhone ? (
          // What to do instead stands above.
          <div role="alert">
            <Notice tone="clay" title={notHere("title")} />
          </div>
        ) : (
          <ErrorNotice
            error={error}
            actions={
              error.code === "WalletNotInstalled" ? (
                <a
                  className="button"
                  data-tone="quiet"
                  data-size="small"
                  href={FREIGHTER_SITE}
                  target="_blank"
                  rel="noreferrer"
                >
                  <Icon name="external" size={18} />
                  {t("freighterInstall")}
                </a>
              ) : undefined
            }
          />
        ))}
    </section>
  );
}

/** Phones and tablets: nothing that points or hovers, and browsers that take no extension of a wallet. */
const isTouchOnly = () => window.matchMedia("(hover: none) and (pointer: coarse)").matches;
