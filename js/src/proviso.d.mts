// What the Emscripten glue, built from wasm/ into dist/, exports.
interface Options {
  instantiateWasm(
    imports: WebAssembly.Imports,
    receive: (instance: WebAssembly.Instance) => void,
  ): WebAssembly.Exports;
  locateFile(path: string): string;
  print(text: string): void;
  printErr(text: string): void;
}

export default function create(options: Options): unknown;
