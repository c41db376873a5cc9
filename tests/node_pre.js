// Emscripten 3.1.6 would fetch() its own .wasm by a file path, which Node's fetch refuses; without
// fetch it reads the file. Test: the wasm run of proviso_tests itself.
globalThis.fetch = undefined;
