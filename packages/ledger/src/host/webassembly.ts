/** The part of WebAssembly's JavaScript API used here. TypeScript declares it only together with the whole DOM. */
export interface WasmMemory {
  readonly buffer: ArrayBuffer;
}

declare const moduleBrand: unique symbol;
/** A compiled module. */
export interface WasmModule {
  readonly [moduleBrand]: true;
}

interface WasmApi {
  compile(bytes: Uint8Array): Promise<WasmModule>;
  Instance: new (
    module: WasmModule,
    imports: Record<string, Record<string, unknown>>,
  ) => { readonly exports: object };
}

// Every Node has it; the cast stands in for the missing declaration.
export const { WebAssembly: webAssembly } = globalThis as unknown as { WebAssembly: WasmApi };
