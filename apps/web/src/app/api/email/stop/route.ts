import type { NextRequest } from "next/server";
import { getApi } from "@/lib/trpc/server-api";

export const runtime = "nodejs";
export const dynamic = "force-dynamic";

/** What mail programs send when their reader unsubscribes (RFC 8058): a POST that needs nothing but the link. */
export async function POST(request: NextRequest): Promise<Response> {
  const token = request.nextUrl.searchParams.get("token") ?? "";
  try {
    const { done } = await getApi().notification.stopEmail.mutate({ token });
    return new Response(null, { status: done ? 200 : 404 });
  } catch {
    return new Response(null, { status: 400 });
  }
}
