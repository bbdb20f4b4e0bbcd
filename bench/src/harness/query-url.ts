/** The address of a tRPC query with this input, as a browser asks for it. */
export const queryUrl = (apiUrl: string, path: string, input: object): string =>
  `${apiUrl}/trpc/${path}?input=${encodeURIComponent(JSON.stringify({ json: input }))}`;
