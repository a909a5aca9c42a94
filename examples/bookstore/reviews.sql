CREATE TABLE IF NOT EXISTS book_reviews (
  id SERIAL PRIMARY KEY,
  post_time TIMESTAMP NOT NULL,
  content TEXT NOT NULL,
  sentiment TEXT CHECK (sentiment IN ('positive', 'negative', 'neutral'))
);

INSERT INTO book_reviews (post_time, content, sentiment) VALUES
  ('2024-03-01 09:00:00', 'I read it in one night.', 'positive'),
  ('2024-03-02 18:30:00', 'The middle drags.', 'negative'),
  ('2024-03-04 12:15:00', 'It is a book.', 'neutral');
