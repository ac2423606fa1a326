// How every deck is made: npx marp -c slides/marp.config.mjs ...
// Nothing here makes a deck ask another host: no emoji images, no maths from a CDN, our own fonts.
export default {
  themeSet: [new URL('theme/', import.meta.url).pathname],
  theme: 'course',
  html: true,
  lang: 'en',
  options: {
    math: false,
    emoji: { shortcode: false, unicode: false },
  },
}
