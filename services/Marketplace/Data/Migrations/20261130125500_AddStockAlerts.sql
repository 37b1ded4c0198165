ALTER TABLE stock_items ADD alert_at integer;

ALTER TABLE stock_items ADD alerted boolean NOT NULL DEFAULT FALSE;

ALTER TABLE stock_items ADD CONSTRAINT ck_stock_alert_at CHECK (alert_at >= 0);
