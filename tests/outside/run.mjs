// Runs a program of Rust that was compiled to WebAssembly and needs nothing of the machine. A panic is a trap, and a trap is
// an error here.
import { readFile } from "node:fs/promises";

const module = await WebAssembly.compile(await readFile(process.argv[2]));
const { exports } = await WebAssembly.instantiate(module, {});
const result = exports.main(0, 0);
console.log(`main gave ${result}`);
process.exit(result);
