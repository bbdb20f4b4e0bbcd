import type { MetadataRoute } from "next";
import { siteOrigin } from "@/lib/site-origin";

export const dynamic = "force-dynamic";

/** Groups are public; a person's own pages and the API are nothing to search. */
export default function robots(): MetadataRoute.Robots {
  return {
    rules: [{ userAgent: "*", allow: "/", disallow: ["/api/", "/me", "/offline", "/design", "/language"] }],
    sitemap: new URL("/sitemap.xml", siteOrigin()).href,
  };
}
