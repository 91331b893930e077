/** Luma of sRGB values (ITU-R BT.601): the weights of red, green and blue. */
export const LUMA = [0.299, 0.587, 0.114] as const;
