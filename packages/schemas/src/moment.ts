import { z } from "zod";

/** A moment that a contract can be told, which counts seconds since 1970. */
export const momentSchema = z.date().min(new Date(0), { error: "before 1970" });
