export * from "./notification";
export * from "./procedures";
export * from "./quiet-hours";
export * from "./settings";
