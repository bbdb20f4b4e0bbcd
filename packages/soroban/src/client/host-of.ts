/** Providers put keys into paths and queries: only the host is for logs. */
export function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host : "an endpoint that is no URL";
}
