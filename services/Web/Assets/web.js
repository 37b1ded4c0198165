// Everything works without this file. It makes the exit faster, a second tap needless, and says when the network is away.
(() => {
  "use strict";
  const exit = document.getElementById("exit");
  const leave = (event) => {
    event?.preventDefault();
    const blank = document.createElement("div");
    blank.className = "blank";
    document.body.append(blank);
    document.title = "Wikipedia";
    const body = new URLSearchParams(new FormData(exit));
    const away = () => location.replace("https://" + document.documentElement.lang + ".wikipedia.org/");
    fetch(exit.action, { method: "POST", body, keepalive: true, redirect: "manual" }).catch(() => {});
    away();
  };
  exit?.addEventListener("submit", leave);
  let shifts = [];
  addEventListener("keydown", (event) => {
    if (event.key !== "Shift" || event.repeat) { if (event.key !== "Shift") shifts = []; return; }
    shifts = [...shifts.filter((at) => event.timeStamp - at < 1500), event.timeStamp];
    if (shifts.length === 3) leave();
  });
  // A page that comes back from memory after sign-out would still show what was on it.
  addEventListener("pageshow", (event) => { if (event.persisted) location.reload(); });
  for (const form of document.forms) {
    form.addEventListener("submit", () => setTimeout(() => {
      for (const button of form.querySelectorAll("button")) button.disabled = true;
      setTimeout(() => { for (const button of form.querySelectorAll("button")) button.disabled = false; }, 8000);
    }));
  }
  document.querySelector("[role=alert]")?.focus();
  // Something is awaited from outside, a payment for one: look again while the page is in front.
  const next = document.querySelector("[data-next]");
  if (next) setInterval(() => { if (!document.hidden && navigator.onLine) location.replace(next.href); }, next.dataset.next * 1000);
})();
