#!/usr/bin/env node
// Prices jobs, one after another, with one `livepeer-pricing batch` held open.
//
// quote-jobs.mjs PROGRAM [JOBS] [WINDOW]: WINDOW jobs wait for their fees at a time; 1 is request by
// request. Needs Node 18 and nothing else.
import assert from "node:assert";
import { spawn } from "node:child_process";
import { createInterface } from "node:readline";

const [program, jobs = 100_000, window = 1] = process.argv
  .slice(2)
  .map((argument, index) => (index === 0 ? argument : Number(argument)));
assert(jobs > 0, "JOBS is 1 or more");
const batch = spawn(program, ["batch", "--input", "ndjson"], {
  stdio: ["pipe", "pipe", "ignore"],
});
const ended = new Promise((resolve) => batch.on("close", resolve));
const sent = [];

function send() {
  const job = { id: sent.length, pipeline: "upscale", units: sent.length + 1 };
  sent.push(performance.now());
  batch.stdin.write(JSON.stringify(job) + "\n");
}

const start = performance.now();
while (sent.length < Math.min(window, jobs)) send();
const waits = [];
for await (const line of createInterface({ input: batch.stdout })) {
  const job = JSON.parse(line);
  assert(job.id === waits.length && BigInt(job.fee_wei) > 0n, line);
  waits.push(performance.now() - sent[job.id]);
  if (sent.length < jobs) send();
  else if (waits.length === jobs) batch.stdin.end();
}
const elapsed = performance.now() - start;
assert.strictEqual(await ended, 0, "batch failed");
assert.strictEqual(waits.length, jobs);
waits.sort((a, b) => a - b);
const [p50, p99, most] = [0.5, 0.99, 1].map((q) =>
  waits[Math.min(Math.floor(jobs * q), jobs - 1)].toFixed(3),
);
console.log(
  `node, ${window} at a time: ${((jobs / elapsed) * 1e3).toFixed(0)} rows/s; ` +
    `p50 ${p50} ms, p99 ${p99} ms, most ${most} ms`,
);
