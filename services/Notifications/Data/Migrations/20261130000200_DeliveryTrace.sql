ALTER TABLE deliveries ADD COLUMN traceparent text;
