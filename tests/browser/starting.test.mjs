// The entrypoint script to start from, under a finding that ties an image to one environment: shown, copied, kept.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { open, paste, ready, start } from "./page.mjs";

let site;
before(async () => { site = await start(); });
after(() => site.stop());

const FILE = `FROM debian:12.6-slim
ENV DB_HOST=db.staging.acme.io DB_PASSWORD=hunter2
COPY config/staging.json /app/config.json
CMD ["/app/run"]
`;

test("a script made for the Dockerfile stands under the finding, to copy and to keep", async () => {
  const { page, context, check, close } = await open(site, { acceptDownloads: true });
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await ready(page);
  await paste(page, FILE);
  await page.locator(".finding-head", { hasText: "config/staging.json" }).first().click();
  await page.locator(".start-script summary").click();
  const blocks = page.locator(".start-script pre");
  const script = await blocks.first().textContent();
  assert.match(script, /^#!\/bin\/sh\n/);
  assert.match(script, /fill \/app\/config\.json\.template \/app\/config\.json/);
  assert.match(script, /DB_PASSWORD:\?/);
  assert.ok(!script.includes("hunter2"));
  assert.match(await blocks.nth(1).textContent(), /COPY --chmod=755 docker-entrypoint\.sh \/usr\/local\/bin\//);

  await page.locator(".start-script").getByRole("button", { name: "Copy: docker-entrypoint.sh" }).click();
  await page.getByText("Copied.").first().waitFor();
  assert.equal(await page.evaluate(() => navigator.clipboard.readText()), script);

  const download = page.waitForEvent("download");
  await page.locator(".start-script").getByRole("button", { name: "Download docker-entrypoint.sh" }).click();
  const kept = await download;
  assert.equal(kept.suggestedFilename(), "docker-entrypoint.sh");
  assert.equal(readFileSync(await kept.path(), "utf8"), script);
  assert.deepEqual(await check(), []);
  await close();
});

test("an image without a shell is offered none", async () => {
  const { page, check, close } = await open(site);
  await ready(page);
  await paste(page, "FROM scratch\nCOPY config/staging.json /config.json\nCMD [\"/run\"]\n");
  await page.locator(".finding-head", { hasText: "config/staging.json" }).first().click();
  await page.locator(".sources").first().waitFor();
  assert.equal(await page.locator(".start-script").count(), 0);
  assert.deepEqual(await check(), []);
  await close();
});
