// Makes a sample photo and a sample voice note in the browser, so that a visitor needs no file of their own.

const RATE = 16000;
const NOTES = [392, 440, 523.25, 440, 392];
const NOTE_SECONDS = 0.6;
const INK = '#23302b';
const SOFT = '#6b7a73';

/** A post on an invented site: the kind of picture that comes with a concern. No child is in it. */
export async function samplePhoto() {
  const canvas = document.createElement('canvas');
  canvas.width = 900;
  canvas.height = 1000;
  const pen = canvas.getContext('2d');
  box(pen, '#f3f5f4', 0, 0, 900, 1000);
  box(pen, '#33506b', 0, 0, 900, 96);
  write(pen, 'The Village Noticeboard', '600 38px', '#ffffff', 44, 62);
  box(pen, '#ffffff', 32, 128, 836, 840, 24);
  face(pen, '#c9a27a', 102, 204);
  write(pen, 'A neighbour', '600 34px', INK, 164, 196);
  write(pen, 'Yesterday at 15:40 · everybody can see this', '400 26px', SOFT, 164, 236);
  write(pen, 'Lovely to see the little ones from the', '400 36px', INK, 64, 322);
  write(pen, 'pre-school out by the brook today!', '400 36px', INK, 64, 370);
  landscape(pen, 64, 410, 772, 400);
  write(pen, '23 people like this · 8 comments', '400 26px', SOFT, 64, 858);
  face(pen, '#8aa3b8', 90, 918, 26);
  write(pen, 'Which nursery is that? The one by the church?', '400 30px', INK, 136, 928);
  const blob = await new Promise((done) => {
    canvas.toBlob(done, 'image/jpeg', 0.88);
  });
  return { file: new File([blob], 'sample-photo.jpg', { type: 'image/jpeg' }) };
}

function box(pen, colour, ...place) {
  pen.fillStyle = colour;
  pen.beginPath();
  pen.roundRect(...place);
  pen.fill();
}

function write(pen, words, font, colour, across, down) {
  pen.font = `${font} system-ui, sans-serif`;
  pen.fillStyle = colour;
  pen.fillText(words, across, down);
}

function face(pen, colour, across, down, size = 44) {
  pen.fillStyle = colour;
  pen.beginPath();
  pen.arc(across, down, size, 0, Math.PI * 2);
  pen.fill();
}

function landscape(pen, left, top, width, height) {
  pen.save();
  pen.beginPath();
  pen.roundRect(left, top, width, height, 16);
  pen.clip();
  const sky = pen.createLinearGradient(0, top, 0, top + height);
  sky.addColorStop(0, '#a9cbe0');
  sky.addColorStop(1, '#e9f0e2');
  pen.fillStyle = sky;
  pen.fillRect(left, top, width, height);
  face(pen, '#f7e2a0', left + width * 0.78, top + 96, 48);
  hill(pen, '#9dbb8d', left, top + 210, width, height);
  hill(pen, '#6f9a6b', left - 220, top + 270, width * 1.5, height);
  hill(pen, '#4d7d57', left + 120, top + 330, width, height);
  pen.restore();
}

function hill(pen, colour, left, top, width, height) {
  pen.fillStyle = colour;
  pen.beginPath();
  pen.ellipse(left + width / 2, top + height, width * 0.75, height, 0, 0, Math.PI * 2);
  pen.fill();
}

/** Five soft notes as a WAV file: written out by hand, since browsers record only in real time. */
export async function sampleVoiceNote() {
  const seconds = NOTES.length * NOTE_SECONDS;
  const room = new OfflineAudioContext(1, RATE * seconds, RATE);
  for (const [place, pitch] of NOTES.entries()) sing(room, pitch, place * NOTE_SECONDS);
  const sound = (await room.startRendering()).getChannelData(0);
  return { seconds, file: new File([wave(sound)], 'sample-voice-note.wav', { type: 'audio/wav' }) };
}

function sing(room, pitch, at) {
  const voice = new OscillatorNode(room, { type: 'triangle', frequency: pitch });
  const loudness = new GainNode(room, { gain: 0 });
  loudness.gain.setValueAtTime(0, at);
  loudness.gain.linearRampToValueAtTime(0.35, at + 0.08);
  loudness.gain.linearRampToValueAtTime(0, at + NOTE_SECONDS);
  voice.connect(loudness).connect(room.destination);
  voice.start(at);
  voice.stop(at + NOTE_SECONDS);
}

function wave(sound) {
  const view = new DataView(new ArrayBuffer(44 + sound.length * 2));
  const letters = (at, word) =>
    [...word].forEach((letter, place) => view.setUint8(at + place, letter.charCodeAt(0)));
  letters(0, 'RIFF');
  view.setUint32(4, 36 + sound.length * 2, true);
  letters(8, 'WAVEfmt ');
  view.setUint32(16, 16, true);
  view.setUint16(20, 1, true);
  view.setUint16(22, 1, true);
  view.setUint32(24, RATE, true);
  view.setUint32(28, RATE * 2, true);
  view.setUint16(32, 2, true);
  view.setUint16(34, 16, true);
  letters(36, 'data');
  view.setUint32(40, sound.length * 2, true);
  sound.forEach((level, place) => view.setInt16(44 + place * 2, level * 0x7fff, true));
  return view.buffer;
}
