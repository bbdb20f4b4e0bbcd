import { config } from "zod";

// Imported before any schema: zod would otherwise try whether it may compile code, which the pages' policy forbids and
// browsers report.
config({ jitless: true });
