"use client";
import dynamic from "next/dynamic";
import { usePathname } from "next/navigation";
import { useTranslations } from "next-intl";
import { Icon, type IconName } from "@/design/icons";
import { PageLink } from "@/design/page-link";
import { WalletButton } from "../wallet/wallet-button";
import { Brand } from "./brand";
import { LanguageLink } from "./language-list";
import { ThemeToggle } from "./theme-toggle";

/** Comes after the page: most readers have not signed in. */
const UnreadMark = dynamic(() => import("../inbox/unread-mark").then((module) => module.UnreadMark), {
  ssr: false,
});

const PLACES: readonly { href: string; key: "groups" | "new" | "inbox" | "me"; icon: IconName }[] = [
  { href: "/groups", key: "groups", icon: "people" },
  { href: "/groups/new", key: "new", icon: "spark" },
  { href: "/inbox", key: "inbox", icon: "bell" },
  { href: "/me", key: "me", icon: "wallet" },
];

export function AppHeader() {
  const t = useTranslations("nav");
  return (
    <header className="border-b border-line">
      <div className="page flex items-center gap-2 py-2.5 sm:gap-5">
        <Brand label={t("home")} />
        <Places className="fixed inset-x-0 bottom-0 z-30 border-t border-line bg-surface sm:static sm:border-0 sm:bg-transparent" />
        <div className="ms-auto flex min-w-0 items-center gap-1">
          <LanguageLink label={t("language")} />
          <ThemeToggle label={t("theme")} />
          <WalletButton />
        </div>
      </div>
    </header>
  );
}

/** Within the thumb's reach on phones, beside the name elsewhere. */
function Places({ className }: { className: string }) {
  const t = useTranslations("nav");
  const pathname = usePathname();
  const current = (href: string) =>
    href === "/groups" ? pathname.startsWith("/groups") && pathname !== "/groups/new" : pathname === href;
  return (
    <nav aria-label={t("main")} className={className}>
      <ul className="mx-auto flex max-w-md justify-around pb-[env(safe-area-inset-bottom)] sm:gap-1">
        {PLACES.map(({ href, key, icon }) => (
          <li key={key} className="flex-1 sm:flex-none">
            <PageLink
              href={href}
              aria-current={current(href) ? "page" : undefined}
              className="relative flex min-h-14 flex-col items-center justify-center gap-0.5 px-1 text-center text-[0.8125rem] leading-tight font-semibold text-soft aria-[current=page]:text-indigo sm:min-h-11 sm:flex-row sm:gap-1.5 sm:rounded-full sm:px-3 sm:text-base sm:hover:bg-sunk sm:aria-[current=page]:bg-indigo-wash"
            >
              <Icon name={icon} className="sm:hidden" />
              {t(key)}
              {key === "inbox" && <UnreadMark />}
            </PageLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}
