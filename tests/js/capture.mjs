// The instances that an engine makes, seen from outside: tests break them and look at their memory.
// Contract: restores WebAssembly.Instance when `action` is done, unless told to keep watching.

/** Runs `action` and gives its engine with the list of instances, which goes on growing. */
export async function captureInstances(action) {
  const instances = [];
  const Original = WebAssembly.Instance;
  WebAssembly.Instance = class extends Original {
    constructor(...parts) {
      super(...parts);
      const exported = Object.values(this.exports);
      const memory = exported.find((each) => each instanceof WebAssembly.Memory);
      instances.push({ memory, exports: this.exports });
    }
  };
  const restore = () => {
    WebAssembly.Instance = Original;
  };
  const engine = await action();
  return { engine, instances, restore };
}
