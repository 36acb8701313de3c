/**
 * A text as a QR code, for a phone's camera. Black on white in every colour scheme, since cameras need it. The same
 * text must also stand on the page to be typed; `label` says what the picture is.
 */
import { create } from 'qrcode';

/** Modules of white around the code that the standard asks for. */
const margin = 4;

export function QrCode({ text, label }: { text: string; label: string }) {
  const { modules } = create(text, { errorCorrectionLevel: 'M' });
  const { size } = modules;
  let path = '';
  for (let row = 0; row < size; row++)
    for (let column = 0; column < size; column++) if (modules.get(row, column)) path += `M${column + margin} ${row + margin}h1v1h-1z`;
  const side = size + 2 * margin;
  return (
    <svg width="216" height="216" viewBox={`0 0 ${side} ${side}`} role="img" aria-label={label} shapeRendering="crispEdges">
      <rect width={side} height={side} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  );
}
