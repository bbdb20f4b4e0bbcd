import type { MetadataRoute } from "next";
import { getLocale, getTranslations } from "next-intl/server";

export const dynamic = "force-dynamic";

const GROUND = "#faf8f4";

/** What a phone shows when Ajo is installed, in the reader's language; the shortcuts are the app's own places. */
export default async function manifest(): Promise<MetadataRoute.Manifest> {
  const [t, locale] = await Promise.all([getTranslations("meta"), getLocale()]);
  const icon = (size: number) => ({
    src: `/icons/ajo-${size}.png`,
    sizes: `${size}x${size}`,
    type: "image/png",
  });
  const shortcut = (name: string, url: string) => ({ name, url, icons: [icon(192)] });
  return {
    name: t("title"),
    short_name: "Ajo",
    description: t("description"),
    lang: locale,
    id: "/",
    start_url: "/groups",
    scope: "/",
    display: "standalone",
    background_color: GROUND,
    theme_color: GROUND,
    categories: ["finance"],
    icons: [
      icon(192),
      icon(512),
      { src: "/icons/ajo-maskable-512.png", sizes: "512x512", type: "image/png", purpose: "maskable" },
    ],
    shortcuts: [
      shortcut(t("groups"), "/groups"),
      shortcut(t("new"), "/groups/new"),
      shortcut(t("me"), "/me"),
    ],
  };
}
