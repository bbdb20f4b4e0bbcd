-- Names are found by a plain apostrophe, whichever of them they were typed with: src/group/search-key.ts.
DROP INDEX "groups_name_trgm_idx";
CREATE INDEX "groups_name_trgm_idx" ON "groups" USING gin (
  lower(CASE WHEN octet_length("name") = char_length("name") THEN "name" ELSE
    translate(regexp_replace(normalize("name", NFD), '[\u0300-\u036f]+', '', 'g'), 'ɓɗƙƴƁƊƘƳɛɔŋɖƒʋƐƆŊƉƑƲ’‘ʼʻ′＇', 'bdkybdkyeondfveondfv''''''''''''')
  END) gin_trgm_ops);
