/** A page's title with the site's name behind it, in every language. */
export const titleOf = (page: string): string => `${page} · Ajo`;
