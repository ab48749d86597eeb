/** Runs `web-ext lint`: no errors, and no warnings but those that one manifest for two browsers brings. */
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";

/** `background.service_worker` is Chrome's, and `sidePanel` too; Firefox ignores both. */
const EXPECTED = new Set(["BACKGROUND_SERVICE_WORKER_IGNORED", "MANIFEST_PERMISSIONS"]);
const tool = fileURLToPath(new URL("node_modules/web-ext/bin/web-ext.js", import.meta.url));
const folder = fileURLToPath(new URL("../../extension", import.meta.url));
const options = [
  "lint",
  "--source-dir",
  folder,
  "--no-config-discovery",
  "--output",
  "json",
  "--ignore-files",
  "types.d.ts",
];
const { stdout, stderr } = spawnSync(process.execPath, [tool, ...options], { encoding: "utf8" });
const report = JSON.parse(stdout.slice(stdout.indexOf("{")) || "{}");
const findings = [...(report.errors ?? []), ...(report.warnings ?? []).filter(({ code }) => !EXPECTED.has(code))];
for (const { code, message, file, line } of findings) console.error(`${code} ${file ?? ""}:${line ?? ""} ${message}`);
if (!report.summary) console.error(stderr);
process.exit(findings.length > 0 || !report.summary ? 1 : 0);
