// The page: reads the configuration that the server wrote into it, and shows GraphiQL.

import { createElement } from "react";
import { createRoot } from "react-dom/client";
import { GraphiQL, HISTORY_PLUGIN } from "graphiql";
import { createGraphiQLFetcher } from "@graphiql/toolkit";
import "./style.css";

// GraphQL over HTTP's media type comes first; the others are for servers that do not know it, and for incremental delivery.
const ACCEPT = "application/graphql-response+json, application/json;q=0.9, multipart/mixed;q=0.8";

const config = JSON.parse(document.getElementById("graphiql-config").textContent);

// Monaco asks for a worker by its task; one script does all tasks (see worker.js).
globalThis.MonacoEnvironment = {
  getWorker: (_id, label) => new Worker(config.worker, { name: label }),
};

const root = createRoot(document.getElementById("graphiql"));
root.render(createElement(GraphiQL, graphiqlProps(config)));

function graphiqlProps({ defaultQuery }) {
  const props = { fetcher: createFetcher(config), plugins: [HISTORY_PLUGIN], defaultEditorToolsVisibility: true };
  return defaultQuery === undefined ? props : { ...props, defaultQuery };
}

function createFetcher({ endpoint, subscriptionEndpoint, headers, wsConnectionParams, credentials }) {
  return createGraphiQLFetcher({
    url: resolve(endpoint).href,
    fetch: (url, options) => fetch(url, { ...options, credentials }),
    headers: { accept: ACCEPT, ...headers },
    subscriptionUrl: subscriptionEndpoint === undefined ? undefined : webSocketUrl(subscriptionEndpoint),
    wsConnectionParams,
  });
}

// An endpoint is relative to the page, so that a page behind a proxy that adds a path still finds its server.
function resolve(endpoint) {
  return new URL(endpoint || location.pathname, location.href);
}

function webSocketUrl(endpoint) {
  const url = resolve(endpoint);
  if (url.protocol === "https:") url.protocol = "wss:";
  if (url.protocol === "http:") url.protocol = "ws:";
  return url.href;
}
