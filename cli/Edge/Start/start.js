'use strict';
const signs = { ok: '✓', note: '–', doing: '…', warning: '!', failed: '✗' };
const list = document.getElementById('lines');
const progress = new EventSource('/.nebula/start');

function item({ outcome, text, fix }) {
  const line = document.createElement('li');
  line.className = outcome;
  const sign = document.createElement('span');
  sign.textContent = signs[outcome] ?? '';
  line.append(sign, text);
  if (fix) {
    const help = document.createElement('small');
    help.textContent = fix;
    line.append(help);
  }
  return line;
}

progress.onmessage = ({ data }) => {
  const { phase, lines } = JSON.parse(data);
  if (phase === 'ready') {
    progress.close();
    location.reload(); // keeps the fragment, which carries the setup link's token
    return;
  }
  list.replaceChildren(...lines.map(item));
  if (phase === 'failed') {
    document.getElementById('title').textContent = 'Nebula did not start';
    document.getElementById('hint').textContent = 'Put that right and run ./nebula up again; this page follows.';
  }
};
