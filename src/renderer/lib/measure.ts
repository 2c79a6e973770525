/** Width of a text in px, by the size of its type and the letters in a line: 70 letters of 17 px are the 560 px of `tokens.css`. */
export function measureInPixels({ size, measure }: { size: number; measure: number }): number {
  return Math.round(size * measure * 0.4706)
}
