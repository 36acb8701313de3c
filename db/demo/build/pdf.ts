/** The smallest PDF that every reader opens: one page of lines in Helvetica. The same lines always give the same bytes. */
const pageHeight = 792;
const top = 730;
const lineHeight = 18;

/** @param lines letters of Latin-1; the first is the heading */
export function pdf(lines: readonly string[]): Buffer {
  const text = lines.map((line, index) => `/F1 ${index === 0 ? 18 : 12} Tf 1 0 0 1 72 ${top - index * lineHeight - (index > 0 ? 12 : 0)} Tm (${escaped(line)}) Tj`);
  const stream = `BT ${text.join('\n')} ET`;
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 ${pageHeight}] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>`,
    `<< /Length ${stream.length} >>\nstream\n${stream}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
  ];
  let file = '%PDF-1.4\n';
  const places = objects.map((object, index) => {
    const place = file.length;
    file += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return place;
  });
  const table = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('');
  const end = `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${file.length}\n%%EOF\n`;
  return Buffer.from(file + end, 'latin1');
}

const escaped = (line: string): string => line.replace(/[\\()]/g, (sign) => `\\${sign}`);
