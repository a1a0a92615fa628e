/**
 * Lines that publishers set around a story and that say nothing about it. Each pattern must match
 * a whole line; a line with more than `maxBoilerplateWords` words is never boilerplate, so that a
 * sentence which merely begins like one stays.
 */
export const maxBoilerplateWords = 32;

/** Where somebody says something, it is reporting, however the line begins. */
export const reportingWords = /\b(?:said|says|told|announced|warned|added|according to)\b/iu;

export const boilerplateLines: readonly RegExp[] = [
  /^(?:advertisement|ad|sponsored(?: content)?|promoted|story continues(?: below.*)?|article continues(?: below.*| after.*)?|scroll to continue.*|skip advertisement|continue reading.*|loading(?: \.\.\.|…)?)$/iu,
  /^(?:sign up|subscribe)(?: here| now| today)?(?: (?:to|for|and get|here)\b.*)?[.!]?$/iu,
  /^(?:get|receive|want) .*(?:newsletter|in your inbox|delivered to your inbox|push notifications?|breaking news alerts?).*$/iu,
  /^(?:join|try) .*(?:newsletter|mailing list|free trial).*$/iu,
  /^.{0,60}\bnewsletters?\b.{0,40}\b(?:sign up|subscribe|inbox|unsubscribe)\b.*$/iu,
  /^(?:by (?:signing|entering|subscribing|clicking|submitting|providing))\b.*(?:agree|terms|policy|privacy|consent).*$/iu,
  /^(?:enter|your) (?:your )?e-?mail(?: address)?[.:]?$/iu,
  /^(?:share|tweet|e-?mail|print|save|comments?|reply|like|copy link|link copied|facebook|twitter|linkedin|whatsapp|reddit|x|bookmark|listen|gift(?: this)? article|republish)(?:[\s|,·•/-]+(?:share|tweet|e-?mail|print|save|comments?|facebook|twitter|linkedin|whatsapp|reddit|x|copy link))*$/iu,
  /^(?:share|save|print|send|e-?mail|gift) (?:this|the|full) (?:article|story|page|post|on .*|with .*)\.?$/iu,
  /^(?:share|tweet) on (?:facebook|twitter|x|linkedin|whatsapp|reddit)$/iu,
  /^(?:follow|like|find|join) (?:us|@\w+|our .{1,40}) (?:on|in) (?:facebook|twitter|x|linkedin|instagram|telegram|whatsapp|youtube|google news|threads|bluesky|mastodon).*$/iu,
  /^(?:read|see|watch|view|hear|learn|find out) (?:more|also|next|full (?:story|article|coverage)|the full (?:story|article|report))(?:[:\s].{0,160})?$/iu,
  /^(?:related|more|also read|also see|see also|recommended|most (?:read|popular|viewed)|trending|you may (?:also )?like|you might (?:also )?like|more (?:on|from|in) .{1,60}|top stories|latest news|up next|editors? picks?|don't miss|what to (?:read|know) next)(?: (?:stories|articles|content|topics|news|coverage|now))?:?$/iu,
  /^(?:related|also read|see also|read more|more on this|watch|listen)(?: (?:story|article|video))?\s*[:|>–—-]\s*.{1,160}$/iu,
  /^(?:click|tap) here\b.*$/iu,
  /^(?:download|get) (?:the|our) .{0,40}\bapp\b.*$/iu,
  /^(?:our standards|standards): .*$/iu,
  /^(?:copyright|©|\(c\)).{0,120}$/iu,
  /^.{0,80}\ball rights reserved\b.{0,80}$/iu,
  /^this (?:material|content|article|story) (?:may not|cannot) be (?:published|reproduced|rewritten|broadcast).*$/iu,
  /^(?:\d+ )?min(?:ute)?s? (?:read|listen|watch)$/iu,
  /^\d+ (?:min(?:ute)?s?)(?: |-)(?:read|listen)$/iu,
  /^(?:this video (?:can not|cannot|can't) be played|media caption|image (?:source|caption|credit)s?|getty images|afp\/getty images|file photo|play video|watch live)\b.{0,80}$/iu,
  /^(?:photo|image|picture|video|credit|photograph|illustration)s?(?: credit)?\s*[:/|]\s*.{1,120}$/iu,
  /^(?:we use cookies|this (?:site|website) uses cookies|accept (?:all )?cookies|manage (?:cookies|preferences)|cookie (?:policy|settings)|privacy policy|terms of (?:use|service)).*$/iu,
  /^(?:already a subscriber\b.*|log ?in|sign ?in|create (?:a )?free account|subscribe now|become a (?:member|subscriber).*|support (?:our|quality|independent) journalism.*)$/iu,
  /^(?:listen to this (?:article|story)|listen now|this article was produced with .* text-to-speech|audio:.*)\b.*$/iu,
  /^(?:skip to (?:main )?content|back to top|jump to .*|open (?:image|in) .*|enlarge (?:this )?image|toggle caption|hide caption|show (?:more|less)|view comments?|post a comment|leave a (?:comment|reply)|comments? \(\d+\))$/iu,
  /^(?:tags?|topics?|filed under|categories|category)\s*:\s*.{1,160}$/iu,
  /^(?:please (?:subscribe|log in|sign in|register)|to (?:view|read|continue|see|access)\b.{0,60}\b(?:subscribe|log in|sign in|register))\b.{0,120}$/iu,
  /^(?:for|get) (?:the latest|more) (?:breaking )?(?:news|stories|updates|information|coverage)\b.{0,100}\b(?:download|apps?|newsletter|subscribe)\b.*$/iu,
  /^(?:follow|join) .{1,60}\bon (?:twitter|x|facebook|instagram|telegram|whatsapp|youtube|linkedin)\b.{0,60}$/iu,
  /^(?:written|prior) permission (?:must be|is) (?:obtained|required)\b.{0,120}$/iu,
  /^this (?:article|story|content|material) is (?:the )?copyrighted\b.{0,120}$/iu,
  /^.{0,60}\bis not responsible for the opinions\b.*$/iu,
  /^(?:advertis(?:ing|er)|affiliate|editorial) (?:disclosure|disclaimer)\b.*$|^disclaimer\s*:.*$/iu,
  /^(?:we want to hear|let us know|tell us) what you think\b.*$|^submit (?:a|your) (?:letter|comment|story)\b.*$/iu,
  /^(?:photograph|photo|illustration)s? by \p{Lu}.{1,60}$/u,
  /^the post .{1,200} (?:appeared first on|first appeared on) .{1,80}$/iu,
];
