export { createOperator, type Operator, type OperatorOptions } from "./create-operator";
export type { GroupLifetime } from "./list-lifetimes";
export type { Draw } from "../token/can-draw";
