/**
 * The folded words of each article, by which the articles of a briefing's topic are found without
 * reading any: `topicMatches` compares folded names, and a name stands in a text only where all its
 * words do. Written where an article is read, and for what is missing where a digest is made. And an
 * index by which the agreements are found that a replaced version of an article told.
 */
export const topics = `
create table article_topics (
  article_id text primary key,
  words tsvector not null
) with (toast_tuple_target = 128);
create index article_topics_words on article_topics using gin (words) with (gin_pending_list_limit = 256);

create index agreements_articles on agreements using gin ((record -> 'assertions') jsonb_path_ops);
`;
