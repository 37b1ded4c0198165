ALTER TABLE proposals ADD declined_because text;

ALTER TABLE match_runs ADD seed integer NOT NULL DEFAULT 0;

CREATE TABLE topics (
    code text NOT NULL,
    name jsonb NOT NULL,
    wider text,
    is_retired boolean NOT NULL,
    version integer NOT NULL,
    CONSTRAINT pk_topics PRIMARY KEY (code),
    CONSTRAINT ck_topics_not_its_own_wider CHECK (wider IS NULL OR wider <> code)
);

INSERT INTO topics (code, name, wider, is_retired, version) VALUES
  ('handicrafts', '{"ky":"Кол өнөрчүлүк","ru":"Ремёсла","en":"Handicrafts"}', NULL, false, 1),
  ('felt', '{"ky":"Кийиз: шырдак жана ала кийиз","ru":"Войлок: шырдак и ала-кийиз","en":"Felt: shyrdak and ala-kiyiz"}', 'handicrafts', false, 1),
  ('embroidery', '{"ky":"Сайма жана курак","ru":"Вышивка и курак","en":"Embroidery and patchwork"}', 'handicrafts', false, 1),
  ('sewing', '{"ky":"Тигүү","ru":"Шитьё","en":"Sewing"}', 'handicrafts', false, 1),
  ('creative-industries', '{"ky":"Чыгармачыл тармактар","ru":"Креативные индустрии","en":"Creative industries"}', NULL, false, 1),
  ('digital-marketing', '{"ky":"Санарип маркетинг","ru":"Цифровой маркетинг","en":"Digital marketing"}', NULL, false, 1),
  ('e-commerce', '{"ky":"Интернет аркылуу сатуу","ru":"Продажи через интернет","en":"E-commerce"}', 'digital-marketing', false, 1),
  ('tourism', '{"ky":"Туризм","ru":"Туризм","en":"Tourism"}', NULL, false, 1),
  ('guesthouse', '{"ky":"Конок үй жана сый тамак","ru":"Гостевой дом и стол","en":"Guesthouse and table"}', 'tourism', false, 1),
  ('herbs', '{"ky":"Чөптөр жана мөмөлөр","ru":"Травы и ягоды","en":"Herbs and berries"}', NULL, false, 1),
  ('business-plan', '{"ky":"Бизнес-план","ru":"Бизнес-план","en":"Business plan"}', NULL, false, 1),
  ('finance', '{"ky":"Акча эсеби","ru":"Учёт денег","en":"Money and bookkeeping"}', 'business-plan', false, 1),
  ('leadership', '{"ky":"Аялдардын лидерлиги","ru":"Лидерство женщин","en":"Women''s leadership"}', NULL, false, 1);
