/** Work that is done in small pieces, done to its end. */
export async function finishPieces<Result>(pieces: AsyncGenerator<unknown, Result, void>): Promise<Result> {
  for (;;) {
    const piece = await pieces.next();
    if (piece.done === true) return piece.value;
  }
}
