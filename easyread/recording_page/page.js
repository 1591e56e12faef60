"use strict";
// Records sentence after sentence with this computer's microphone, and sends each to the program
// on the same computer. Nothing leaves it. Works by keyboard; nothing starts by itself.
const body = document.body;
const said = document.getElementById("said");
let microphone = null, sound = null, pieces = null, row = null, played = null, heard = false;

const tell = (words) => { said.textContent = words; };
const button = (item, name) => item.querySelector(`[data-do=${name}]`);

const send = (method, where, content) => fetch(where, {
  method, body: content, headers: { "X-Coproduce": body.dataset.secret },
}).then((answer) => answer.json().then((told) => {
  if (!answer.ok) throw new Error(told.said);
  return told;
}));

async function listen() {
  if (sound) return;
  microphone = await navigator.mediaDevices.getUserMedia({ audio: true });
  sound = new AudioContext();
  await sound.audioWorklet.addModule("/catch.js");
  const taken = new AudioWorkletNode(sound, "catch");
  taken.port.onmessage = (event) => {
    if (!pieces) return;
    pieces.push(event.data);
    // Who records sees at once whether the microphone hears anything.
    if (!heard && event.data.some((sample) => Math.abs(sample) > 0.02)) {
      heard = true;
      tell(body.dataset.heard);
    }
  };
  sound.createMediaStreamSource(microphone).connect(taken);
}

async function start(item) {
  if (row) await stop();
  try {
    await listen();
    await sound.resume();
  } catch (error) {
    tell(body.dataset.none);
    return;
  }
  pieces = [];
  heard = false;
  row = item;
  item.classList.add("now");
  button(item, "record").textContent = body.dataset.stop;
  tell(body.dataset.recording);
}

async function stop() {
  const item = row, taken = pieces;
  row = pieces = null;
  item.classList.remove("now");
  button(item, "record").textContent = body.dataset.record;
  try {
    const told = await send("PUT", `/sound/${item.dataset.name}`, wave(taken, sound.sampleRate));
    item.querySelector(".state").textContent = told.state;
    button(item, "play").hidden = false;
    tell(told.said);
  } catch (error) {
    tell(error.message);
  }
}

function wave(taken, rate) {
  const length = taken.reduce((sum, piece) => sum + piece.length, 0);
  const view = new DataView(new ArrayBuffer(44 + 2 * length));
  const word = (at, text) => [...text].forEach((c, i) => view.setUint8(at + i, c.charCodeAt(0)));
  word(0, "RIFF"); view.setUint32(4, 36 + 2 * length, true); word(8, "WAVEfmt ");
  view.setUint32(16, 16, true); view.setUint16(20, 1, true); view.setUint16(22, 1, true);
  view.setUint32(24, rate, true); view.setUint32(28, 2 * rate, true);
  view.setUint16(32, 2, true); view.setUint16(34, 16, true);
  word(36, "data"); view.setUint32(40, 2 * length, true);
  let at = 44;
  for (const piece of taken) for (const sample of piece) {
    view.setInt16(at, Math.max(-1, Math.min(1, sample)) * 32767, true);
    at += 2;
  }
  return view.buffer;
}

document.querySelector("ol").addEventListener("click", (event) => {
  const what = event.target.dataset.do, item = event.target.closest("li");
  if (what === "record") row === item ? stop() : start(item);
  if (what === "play") {
    if (played) played.pause();
    played = new Audio(`/sound/${item.dataset.name}?${Date.now()}`);
    played.play().catch(() => tell(body.dataset.silent));
  }
});

document.querySelector("form").addEventListener("submit", (event) => {
  event.preventDefault();
  const form = event.target;
  const agreed = { reader: form.reader.value, agreed: form.agreed.checked, until: form.until.value };
  send("PUT", "/agreed", JSON.stringify(agreed)).then((told) => tell(told.said), (e) => tell(e.message));
});
