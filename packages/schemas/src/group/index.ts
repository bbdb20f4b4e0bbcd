export * from "./group";
export * from "./group-config";
export * from "./group-event";
export * from "./group-limits";
export * from "./group-snapshot";
export * from "./member-obligation";
export * from "./procedures";
export * from "./schedule";
