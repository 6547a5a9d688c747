// Plays a voice note: one button, a line to move along, the time.

import { element } from './element.js';
import { icon } from './icons.js';
import { minutesOf } from './times.js';

/** At most one note plays at a time, on whichever phone. */
let playing = null;

export function voiceNote(file) {
  const audio = new Audio();
  audio.preload = 'metadata';
  audio.src = file.url;
  const button = element('button.play', { type: 'button', 'data-testid': 'play' }, icon('play'));
  const line = element('input.line', {
    type: 'range',
    min: 0,
    max: 1000,
    value: 0,
    'aria-label': 'Place in the voice note',
  });
  const time = element('span.length', {}, minutesOf(file.duration ?? 0));
  const length = () => (Number.isFinite(audio.duration) ? audio.duration : (file.duration ?? 0));
  const show = () => {
    const at = audio.currentTime;
    line.value = length() ? (at / length()) * 1000 : 0;
    line.style.setProperty('--played', `${line.value / 10}%`);
    line.setAttribute('aria-valuetext', `${minutesOf(at)} of ${minutesOf(length())}`);
    time.textContent = minutesOf(audio.paused && !at ? length() : at);
    button.replaceChildren(icon(audio.paused ? 'play' : 'pause'));
    button.setAttribute('aria-label', audio.paused ? 'Play the voice note' : 'Pause the voice note');
  };
  button.addEventListener('click', () => (audio.paused ? play(audio, time) : audio.pause()));
  line.addEventListener('input', () => {
    audio.currentTime = (line.value / 1000) * length();
  });
  for (const event of ['play', 'pause', 'timeupdate', 'loadedmetadata', 'ended'])
    audio.addEventListener(event, show);
  audio.addEventListener('ended', () => {
    audio.currentTime = 0;
  });
  show();
  return element('div.voice', {}, button, line, time);
}

function play(audio, time) {
  if (playing && playing !== audio) playing.pause();
  playing = audio;
  audio.play().catch(() => {
    time.textContent = 'cannot be played here';
  });
}
