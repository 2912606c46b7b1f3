// The page's side of the service worker: starts it, has it fetch the rest of the site, and offers a new version
// when there is one. Loaded once the first findings are on screen.

import words from "./words.en.json";

/** At most once in this many milliseconds a page that comes back to the front asks for a new version. */
const ASK_AGAIN = 60 * 60 * 1000;

function head(rel, href) {
  const link = document.createElement("link");
  link.rel = rel;
  link.href = href;
  document.head.append(link);
}

/** The bar that offers a new version. The text is kept: the page stores it when it goes. */
function offer(worker) {
  if (document.getElementById("update")) return;
  const bar = document.createElement("div");
  bar.id = "update";
  bar.className = "notice-place";
  bar.style.inset = "60px 16px auto 16px";
  const notice = document.createElement("div");
  notice.className = "notice";
  notice.setAttribute("role", "status");
  const text = document.createElement("p");
  text.textContent = words.there;
  const button = (label, act) => {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = label;
    button.addEventListener("click", () => { bar.remove(); act(); });
    return button;
  };
  const reload = button(words.reload, () => worker.postMessage("take-over"));
  reload.className = "primary";
  notice.append(text, reload, button(words.later, () => {}));
  bar.append(notice);
  document.body.append(bar);
}

/** Calls `then` when a worker that is being installed has its files. */
function installed(worker, then) {
  const look = () => { if (worker.state === "installed" || worker.state === "activated") then(worker); };
  worker.addEventListener("statechange", look);
  look();
}

export async function start() {
  head("manifest", "./manifest.webmanifest");
  head("apple-touch-icon", "./icons/icon-180.png");
  const container = navigator.serviceWorker;
  if (!container || !/^https?:$/.test(location.protocol)) return;

  // A first worker takes over a page that it did not serve; only a change of workers means a change of versions.
  let served = Boolean(container.controller);
  container.addEventListener("controllerchange", () => {
    if (served) location.reload();
    served = true;
  });
  container.addEventListener("message", (event) => {
    if (event.data === "kept") document.documentElement.dataset.offline = "ready";
  });

  // Refused where the reader wants no storage, and on plain http: the site works without.
  const registration = await container.register(new URL("sw.js", document.baseURI)).catch(() => null);
  if (!registration) return;
  const arrived = (worker) => installed(worker, () => {
    if (registration.active && worker !== registration.active) offer(worker);
    worker.postMessage("rest");
  });
  for (const worker of [registration.waiting, registration.installing, registration.active]) if (worker) arrived(worker);
  registration.addEventListener("updatefound", () => arrived(registration.installing));
  container.startMessages?.();

  let asked = Date.now();
  document.addEventListener("visibilitychange", () => {
    if (document.hidden || Date.now() - asked < ASK_AGAIN) return;
    asked = Date.now();
    registration.update().catch(() => {});
  });
}
