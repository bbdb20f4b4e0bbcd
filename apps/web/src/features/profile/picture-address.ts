/** Where a person's picture is, under this origin; null for who shows none. */
export const pictureAddress = (hash: string | null | undefined): string | null =>
  hash == null ? null : `/api/pictures/${hash}`;
