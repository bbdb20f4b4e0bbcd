-- Names are found without the marks of their letters, in a database of any locale: src/group/search-key.ts.
DROP INDEX "groups_name_trgm_idx";
CREATE INDEX "groups_name_trgm_idx" ON "groups" USING gin (
  lower(CASE WHEN octet_length("name") = char_length("name") THEN "name" ELSE
    translate(regexp_replace(normalize("name", NFD), '[\u0300-\u036f]+', '', 'g'), 'ɓɗƙƴƁƊƘƳɛɔŋɖƒʋƐƆŊƉƑƲ', 'bdkybdkyeondfveondfv')
  END) gin_trgm_ops);
