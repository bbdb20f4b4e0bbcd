/**
 * The first number that an engine formats costs a phone 50 ms. Paid after the first picture, while the page's scripts are
 * on their way, it keeps nobody waiting; paid when they bring the page to life, it does.
 */
export const WARM_FORMATS =
  'requestAnimationFrame(function(){setTimeout(function(){new Intl.NumberFormat("en").format(1)})})';
