import { pictureHashSchema } from "@ajo/schemas";
import type { NextRequest } from "next/server";
import { getEnvironment } from "@/env";
import { forwardRequest } from "@/lib/api-proxy/forward-request";

export const runtime = "nodejs";
export const dynamic = "force-dynamic";

/** What somebody shows of themselves, under this origin. */
export async function GET(request: NextRequest, context: { params: { hash: string } }): Promise<Response> {
  const hash = pictureHashSchema.safeParse(context.params.hash);
  if (!hash.success) return Response.json({}, { status: 404 });
  return forwardRequest(request, `${getEnvironment().API_URL}/pictures/${hash.data}`);
}
