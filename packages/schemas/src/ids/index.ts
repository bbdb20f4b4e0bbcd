export * from "./ids";
export { isStrkey, type StrkeyKind } from "./strkey";
