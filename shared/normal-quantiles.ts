/** Quantiles of the standard normal distribution. */

/** 97.5 % are below it: how many standard errors a two-sided 95 % interval reaches either way. */
export const Z_975 = 1.959963984540054

/** 80 % are below it: what a test needs beyond its limit to find in four of five trials what is there. */
export const Z_80 = 0.8416212335729143
