/**
 * Whether this is `next dev`. The compiler replaces it by a constant; kept apart from the server's settings so that
 * the middleware carries none of their validation.
 */
export const isDevelopment = (): boolean => process.env.NODE_ENV === "development";
