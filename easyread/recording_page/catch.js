"use strict";
// Hands each bit of sound from the microphone to the page.
registerProcessor("catch", class extends AudioWorkletProcessor {
  process(inputs) {
    if (inputs[0][0]) this.port.postMessage(inputs[0][0].slice());
    return true;
  }
});
