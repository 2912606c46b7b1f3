// Pictures of the page for people to look at: `node shots.mjs`, output in `shots/`.

import { mkdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { open, ready, start } from "./page.mjs";

const folder = join(dirname(fileURLToPath(import.meta.url)), "shots");
mkdirSync(folder, { recursive: true });
const site = await start();
const sizes = { desktop: { width: 1280, height: 800 }, tablet: { width: 820, height: 1100 }, phone: { width: 360, height: 740 } };
for (const [size, viewport] of Object.entries(sizes)) {
  for (const colorScheme of ["light", "dark"]) {
    const { page, close } = await open(site, { viewport, colorScheme, hasTouch: size === "phone", isMobile: size === "phone" });
    await ready(page);
    const shot = (name) => page.screenshot({ path: join(folder, `${size}-${colorScheme}-${name}.png`) });
    await shot("first");
    await page.locator(".finding-head").first().click();
    await shot("open");
    if (await page.locator("#fix-all").count()) {
      await page.locator("#fix-all").click();
      await shot("fix-all");
      await page.keyboard.press("Escape");
    }
    await page.locator("#examples").click();
    await shot("examples");
    await page.getByRole("button", { name: "Seaworthy" }).click();
    await page.waitForTimeout(300);
    await shot("clear");
    await page.goto(`${site.server.url}#rule/DL3007`);
    await page.waitForTimeout(300);
    await shot("rule");
    await page.locator("#help").click();
    await shot("help");
    await close();
  }
}
await site.stop();
