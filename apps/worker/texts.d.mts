/** The JSON of src/notices/texts.gen.json, taken from the web app's catalogues. */
export declare function takeTexts(): string;
