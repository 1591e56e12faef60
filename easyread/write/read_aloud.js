// The player of a page that reads itself aloud. Buttons only: keys of our own would take those that
// screen readers and switches use.
(() => {
  "use strict";
  const audio = document.querySelector("#player audio");
  const cues = JSON.parse(document.getElementById("cues").textContent);
  const button = (name) => document.getElementById(name);
  const speeds = [0.6, 0.7, 0.8, 0.9, 1, 1.15, 1.3, 1.5];
  let speed = speeds.indexOf(1);
  let now = -1;

  // The last sentence that has begun; -1 before the first.
  const place = () => {
    let low = 0, high = cues.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (cues[middle][0] <= audio.currentTime + 0.02) low = middle + 1; else high = middle;
    }
    return low - 1;
  };
  const mark = (found) => {
    if (found === now) return;
    document.querySelectorAll(".heard.now").forEach((old) => old.classList.remove("now"));
    now = found;
    const lit = now >= 0 && cues[now][1] && document.getElementById(cues[now][1]);
    if (!lit) return;
    lit.classList.add("now");
    lit.scrollIntoView({ block: "nearest" });
  };
  const follow = () => {
    if (audio.paused) return;
    mark(place());
    requestAnimationFrame(follow);
  };
  const name = () => {
    const listen = button("listen");
    listen.textContent = audio.paused ? listen.dataset.listen : listen.dataset.wait;
  };
  const go = (found) => {
    const at = Math.min(Math.max(found, 0), cues.length - 1);
    audio.currentTime = Math.max(cues[at][0] - 0.02, 0);
    mark(at);
  };
  const from = (found) => { go(found); audio.play(); };
  const pace = (step) => {
    speed = Math.min(Math.max(speed + step, 0), speeds.length - 1);
    audio.playbackRate = speeds[speed];
    button("speed").textContent = `${Math.round(100 * speeds[speed])} %`;
    button("slower").disabled = speed === 0;
    button("faster").disabled = speed === speeds.length - 1;
  };

  audio.preservesPitch = true;
  audio.addEventListener("play", () => { name(); follow(); });
  audio.addEventListener("pause", name);
  audio.addEventListener("ended", () => { name(); mark(-1); audio.currentTime = 0; });
  button("listen").addEventListener("click", () => { if (audio.paused) audio.play(); else audio.pause(); });
  button("stop").addEventListener("click", () => { audio.pause(); audio.currentTime = 0; mark(-1); });
  button("again").addEventListener("click", () => from(now));
  button("back").addEventListener("click", () => from(now - 1));
  button("next").addEventListener("click", () => from(now + 1));
  button("slower").addEventListener("click", () => pace(-1));
  button("faster").addEventListener("click", () => pace(1));
  pace(0);
  audio.hidden = true;
  document.querySelector("#player .buttons").hidden = false;
})();
