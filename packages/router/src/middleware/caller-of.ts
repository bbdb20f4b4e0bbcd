import type { RouterContext } from "../context";

/** Whom limits count a call for: the account when signed in, else the address. */
export async function callerOf(ctx: RouterContext): Promise<{ signedIn: boolean; caller: string }> {
  const session = await ctx.session.current().catch(() => null);
  return session === null
    ? { signedIn: false, caller: `ip:${ctx.request.ip}` }
    : { signedIn: true, caller: `user:${session.address}` };
}
