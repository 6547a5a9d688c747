// Records a voice note with the computer's microphone; the sound stays on this computer.

import { element } from './element.js';
import { icon } from './icons.js';
import { minutesOf } from './times.js';

export const canRecord = () => Boolean(navigator.mediaDevices?.getUserMedia && window.MediaRecorder);

const WANTED = ['audio/ogg;codecs=opus', 'audio/webm;codecs=opus', 'audio/mp4'];

export class Recorder {
  #parts = [];
  #begun = 0;

  /** `done` hears the voice note, or null when it was thrown away. */
  constructor(done) {
    this.done = done;
    this.time = element('span.length', { role: 'timer' }, minutesOf(0));
    this.panel = element(
      'div.recording',
      {},
      element('span.dot', {}),
      'Recording',
      this.time,
      element(
        'button.round.small',
        { type: 'button', 'aria-label': 'Throw the recording away', onclick: () => this.#stop(false) },
        icon('trash'),
      ),
      element(
        'button.round.small.keep',
        { type: 'button', 'aria-label': 'Stop, and keep the recording', onclick: () => this.#stop(true) },
        icon('check'),
      ),
    );
  }

  async start() {
    this.stream = await navigator.mediaDevices.getUserMedia({ audio: true });
    const mimeType = WANTED.find((type) => MediaRecorder.isTypeSupported(type));
    this.machine = new MediaRecorder(this.stream, { mimeType });
    this.machine.addEventListener('dataavailable', (event) => this.#parts.push(event.data));
    this.machine.start();
    this.#begun = performance.now();
    this.ticking = setInterval(() => {
      this.time.textContent = minutesOf(this.#seconds());
    }, 250);
  }

  #seconds() {
    return (performance.now() - this.#begun) / 1000;
  }

  #stop(keep) {
    const seconds = this.#seconds();
    clearInterval(this.ticking);
    this.machine.addEventListener('stop', () => {
      for (const track of this.stream.getTracks()) track.stop();
      this.done(keep ? this.#note(seconds) : null);
    });
    this.machine.stop();
  }

  #note(seconds) {
    const type = this.machine.mimeType.split(';')[0];
    const ending = type.split('/')[1] === 'mp4' ? 'm4a' : type.split('/')[1];
    return { kind: 'voice', seconds, file: new File(this.#parts, `voice-note.${ending}`, { type }) };
  }
}
