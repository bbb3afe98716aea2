// Unpacks the assets that the page carries as base64 of gzip, and starts the page's script.
(async () => {
  const unpack = async (id) => {
    const packed = Uint8Array.from(atob(document.getElementById(id).textContent), (byte) => byte.charCodeAt(0));
    const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"));
    return new Response(stream).text();
  };
  const append = (tag, textContent) => document.head.append(Object.assign(document.createElement(tag), { textContent }));

  const [style, worker, script] = await Promise.all(["packed-style", "packed-worker", "packed-script"].map(unpack));
  const element = document.getElementById("graphiql-config");
  const workerUrl = URL.createObjectURL(new Blob([worker], { type: "text/javascript" }));
  element.textContent = JSON.stringify({ ...JSON.parse(element.textContent), worker: workerUrl });
  append("style", style);
  append("script", script);
})().catch((error) => {
  document.querySelector("#graphiql .loading").textContent = `GraphiQL could not start: ${error.message}`;
});
