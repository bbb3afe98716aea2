// Starts Debian's Chromium without any requests of its own to the network.

import { chromium } from "playwright-core";

const FLAGS = [
  "--no-sandbox", // Chromium has no sandbox for root, and continuous integration runs as root
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** Opens a headless browser with an empty profile; CHROMIUM names another executable. */
export function openBrowser() {
  return chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: FLAGS });
}
