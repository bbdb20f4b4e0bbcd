import type { NextRequest } from "next/server";
import { getEnvironment } from "@/env";
import { forwardRequest } from "@/lib/api-proxy/forward-request";

export const runtime = "nodejs";
export const dynamic = "force-dynamic";

/** A procedure's name, or several with commas. Nothing that could climb out of the API's path. */
const PROCEDURES = /^\w+(\.\w+)*(,\w+(\.\w+)*)*$/;

/** The API under this origin. Where it is, is read when the server runs. */
async function handle(request: NextRequest, context: { params: { path: string[] } }): Promise<Response> {
  const path = context.params.path.join("/");
  if (!PROCEDURES.test(path)) return Response.json({}, { status: 404 });
  return forwardRequest(request, `${getEnvironment().API_URL}/trpc/${path}${request.nextUrl.search}`);
}

export { handle as GET, handle as POST };
