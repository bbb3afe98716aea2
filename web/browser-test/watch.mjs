// Watches a page for faults that a reader does not see: errors, failed requests, and requests to other hosts.

/* Starts to collect the faults of `page`, which may talk to `origin` only. */
export function watch(page, origin) {
  const faults = [];
  page.on("request", (request) => {
    if (leaves(request.url(), origin)) faults.push(`request to another host: ${request.url()}`);
  });
  page.on("websocket", (socket) => {
    if (leaves(socket.url().replace(/^ws/, "http"), origin)) faults.push(`socket to another host: ${socket.url()}`);
  });
  page.on("requestfailed", (request) => faults.push(`failed request: ${request.url()} ${request.failure()?.errorText}`));
  page.on("response", (response) => {
    if (response.status() >= 400) faults.push(`status ${response.status()}: ${response.url()}`);
  });
  page.on("pageerror", (error) => faults.push(`uncaught: ${error.message}`));
  page.on("console", (message) => {
    if (message.type() === "error" || message.type() === "warning") faults.push(`console: ${message.text()}`);
  });
  return {
    assertNone() {
      if (faults.length > 0) throw new Error([...new Set(faults)].join("\n  "));
    },
  };
}

// A `data:` or `blob:` address uses no network.
function leaves(url, origin) {
  const { protocol, origin: target } = new URL(url);
  return protocol !== "data:" && protocol !== "blob:" && target !== origin;
}
