import "server-only";
import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";

export interface PageFacts {
  /** As the tab calls it; without one, the site's own title. */
  title?: string;
  description?: string;
  /** One person's own page, or one that says nothing to a searcher. */
  isPrivate?: boolean;
}

/** What a page says of itself: to the tab, to searchers, and to whoever is sent its link. */
export async function pageMetadata({
  title,
  description,
  isPrivate = false,
}: PageFacts = {}): Promise<Metadata> {
  const [t, locale] = await Promise.all([getTranslations("meta"), getLocale()]);
  const shared = { title: title ?? t("title"), description: description ?? t("description") };
  const image = { url: "/share.png", width: 1200, height: 630, alt: t("imageAlt") };
  return {
    ...(title === undefined ? {} : { title }),
    description: shared.description,
    openGraph: { ...shared, type: "website", siteName: "Ajo", locale, images: [image] },
    twitter: { ...shared, card: "summary_large_image", images: [image] },
    ...(isPrivate ? { robots: { index: false, follow: false } } : {}),
  };
}
