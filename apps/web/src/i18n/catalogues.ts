import type { Messages } from "next-intl";

/** The shape of the English catalogue with any texts in it. */
export type CatalogueShape<Part = Messages> = {
  [Key in keyof Part]: Part[Key] extends string ? string : CatalogueShape<Part[Key]>;
};

/** Every key once more, in the other direction: what English lacks may be in no catalogue. */
type Excess<Part, Whole> = {
  [Key in keyof Part]: Key extends keyof Whole
    ? Part[Key] extends string
      ? never
      : Excess<Part[Key], Whole[Key]>
    : Key;
}[keyof Part];

/** Fails to compile unless `Catalogue` has exactly the keys of the English one, those of every error included. */
export type Complete<Catalogue extends CatalogueShape> =
  Excess<Catalogue, CatalogueShape> extends never
    ? true
    : ["unknown keys", Excess<Catalogue, CatalogueShape>];
