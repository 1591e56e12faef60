// Asks once a second whether a file has changed, and shows the page and its findings anew.
"use strict";
const byId = (id) => document.getElementById(id);
const name = document.body.dataset.document;
let known = "";

function item(parts) {
  const li = document.createElement("li");
  for (const [kind, text] of parts) {
    const span = document.createElement("span");
    span.className = kind;
    span.textContent = text + " ";
    li.append(span);
  }
  return li;
}

function show(news) {
  byId("heading").textContent = news.heading;
  byId("findings").replaceChildren(...news.findings.map((one) => item(
    [["where", one.where], ["what", one.what], ["hint", one.hint], ["code", one.code]])));
  const checks = news.checks;
  byId("easy").textContent = checks.heading;
  byId("checks").replaceChildren(...checks.findings.map((one) => item(
    [["where", one.where], ["words", one.words], ["what", one.what], ["hint", one.hint],
      ["code", one.code]].filter(([, text]) => text))));
  byId("switched").replaceChildren(...checks.switched.map((one) => item([["what", one]])));
  byId("unknown").textContent = checks.unknown.join(" ");
  byId("draft").replaceChildren(...news.draft.map((one) => item([["what", one]])));
}

async function look() {
  try {
    const answer = await fetch(`/state?document=${encodeURIComponent(name)}&known=${known}`);
    const news = await answer.json();
    if (news.state !== known) {
      show(news);
      if (known) {
        byId("page").contentWindow.location.reload();
        byId("said").textContent = news.said;
      }
      known = news.state;
    }
  } catch {
    // The preview has ended, or the computer sleeps: what is shown stays.
  }
  setTimeout(look, 1000);
}

look();
