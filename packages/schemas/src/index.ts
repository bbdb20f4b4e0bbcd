export * from "./amount";
export * from "./auth";
export * from "./errors";
export * from "./freshness";
export * from "./group";
export * from "./ids";
export * from "./network";
export * from "./transaction";
