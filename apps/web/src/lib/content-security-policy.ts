/** Any network's RPC over TLS, and one on the reader's own machine. */
export const NETWORKS = ["https:", "http://127.0.0.1:*", "http://localhost:*"] as const;

/**
 * What a page may load and run. Scripts: ours, by nonce. Style attributes are allowed (the seat wheel places its
 * seats with them); style sheets are files. Nothing may frame the page, and forms go nowhere else. `networks`: the
 * page asks the network itself, at whatever address its reader trusts.
 */
export function contentSecurityPolicy(
  nonce: string,
  options: { development: boolean; networks?: boolean },
): string {
  const script = ["'self'", `'nonce-${nonce}'`, "'strict-dynamic'"];
  // React Refresh evaluates code; it exists in development only.
  if (options.development) script.push("'unsafe-eval'");
  const style = options.development ? ["'self'", "'unsafe-inline'"] : ["'self'", `'nonce-${nonce}'`];
  const directives: Record<string, readonly string[]> = {
    "default-src": ["'self'"],
    "script-src": script,
    "style-src": style,
    "style-src-attr": ["'unsafe-inline'"],
    "img-src": ["'self'", "data:"],
    "font-src": ["'self'"],
    "connect-src": [
      "'self'",
      ...(options.development ? ["ws:"] : []),
      ...(options.networks === true ? NETWORKS : []),
    ],
    "worker-src": ["'self'"],
    "manifest-src": ["'self'"],
    "object-src": ["'none'"],
    "base-uri": ["'none'"],
    "form-action": ["'self'"],
    "frame-ancestors": ["'none'"],
  };
  return Object.entries(directives)
    .map(([name, values]) => `${name} ${values.join(" ")}`)
    .join("; ");
}
