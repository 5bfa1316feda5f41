/* An attribute is looked up when its name is complete. Its value then goes, as it comes, to where it is used:
 * to the evidence of names, or to the metadata. If only short values matter, it goes to a small buffer. */
#include "tag_reader.h"

#include "attributes.h"
#include "base/slice.h"
#include "base/string_list.h"
#include "base/text.h"
#include "encoding/prescan.h"

void matn_tag_reader_init(tag_reader *r, metadata *m, page_kind *k, names_memory *memory,
                          uint16_t memory_size) {
  memset(r, 0, sizeof *r);
  r->metadata = m;
  r->kind = k;
  matn_names_init(&r->names, k->model, memory, memory_size);
}

static void begin_attributes(tag_reader *r) {
  names_begin(&r->names);
  r->attribute_id = ATTRIBUTE_OTHER;
  r->word_len = r->key_len = 0;
  r->link_key = METADATA_NONE;
  r->encoding = MATN_ENCODING_NONE;
  r->author = AUTHOR_NONE;
  r->json_ld = r->author_path = false;
}

/* Hashes a name, to tell elements without an atom apart. */
static OUT_OF_LINE void hash_name(start_tag *tag, const char *bytes, size_t len) {
  uint16_t hash = tag->name_hash;
  for (size_t i = 0; i < len; i++) {
    unsigned char c = to_lower((unsigned char)bytes[i]);
    hash = (uint16_t)(hash * 31 + c);
    if (c == '-') tag->custom = true;
  }
  tag->name_hash = hash;
}

/* Adds bytes to the word. Of a word longer than `most` bytes, the length stays at `most` + 1. */
static void keep_word(tag_reader *r, const char *bytes, size_t len, size_t most) {
  size_t kept = r->word_len;
  for (size_t i = 0; i < len && kept <= most; i++, kept++) {
    if (kept < most) r->word[kept] = bytes[i];
  }
  r->word_len = (uint8_t)kept;
}

/* Takes a fragment of a name that comes in several. Returns whether the name is complete; it is then in
 * `word`. */
static bool join_name(tag_reader *r, const matn_token *token) {
  if (!r->in_name) {
    r->tag = (start_tag){0};
    r->word_len = 0;
  }
  hash_name(&r->tag, token->bytes, token->len);
  keep_word(r, token->bytes, token->len, ATOM_NAME_MAX);
  r->in_name = !token->last;
  if (r->in_name) return false;
  uint8_t atom = matn_atom(r->word, r->word_len);
  if (atom != ATOM_UNKNOWN) r->tag = (start_tag){.atom = atom};
  return true;
}

/* Takes a fragment of any name; returns whether the name is complete. */
static NEVER_INLINE bool read_any_tag_name(tag_reader *r, const matn_token *token) {
  if (r->in_name || !token->last) return join_name(r, token);
  r->tag = (start_tag){.atom = matn_atom(token->bytes, token->len)};
  if (r->tag.atom == ATOM_UNKNOWN) hash_name(&r->tag, token->bytes, token->len);
  return true;
}

static ALWAYS_INLINE bool read_tag_name(tag_reader *r, const matn_token *token) {
  uint8_t atom = !r->in_name && token->last ? atom_in_small(token->bytes, token->len) : (uint8_t)ATOM_UNKNOWN;
  if (atom == ATOM_UNKNOWN) return read_any_tag_name(r, token);
  r->tag = (start_tag){.atom = atom};
  return true;
}

bool matn_tag_reader_end_tag(tag_reader *r, const matn_token *token) {
  return read_tag_name(r, token);
}

matn_answer matn_tag_reader_name(tag_reader *r, const matn_token *token) {
  if (!read_tag_name(r, token)) return MATN_CONTINUE;
  begin_attributes(r);
  r->on = attributes_on(r->tag.atom, r->near_headline);
  if (r->on == 0) return MATN_SKIP_ATTRIBUTES;
  if ((r->on & ON_HTML) != 0) r->names.kind = r->kind;
  return MATN_CONTINUE;
}

/* Begins to collect a value, unless the tag has one already: the first one counts. */
static NEVER_INLINE matn_answer collect_value(tag_reader *r) {
  if (r->metadata->collecting) {
    r->attribute_id = ATTRIBUTE_OTHER;
    return MATN_SKIP_VALUE;
  }
  matn_metadata_collect(r->metadata);
  return MATN_CONTINUE;
}

/* An attribute's name is complete. */
static matn_answer begin_value(tag_reader *r, const char *name, size_t len) {
  attribute_id id = attribute_of(name, len, r->on);
  r->attribute_id = (uint8_t)id;
  r->word_len = 0;
  switch (id) {
  case ATTRIBUTE_OTHER: return MATN_SKIP_VALUE;
  case ATTRIBUTE_HIDDEN: r->tag.hidden = true; return MATN_SKIP_VALUE;
  case ATTRIBUTE_REVERSED: r->names.marks |= MARK_REVERSED; return MATN_SKIP_VALUE;
  case ATTRIBUTE_HREF:
    if (r->tag.atom != ATOM_A) return collect_value(r);
    r->tag.has_href = true;
    return r->near_headline ? MATN_CONTINUE : MATN_SKIP_VALUE;
  case ATTRIBUTE_CONTENT:
  case ATTRIBUTE_DATETIME:
  case ATTRIBUTE_LANG: return collect_value(r);
  default: return MATN_CONTINUE;
  }
}

/* Whether the value has `word` in it. It is in lower case, and has to be short enough to be kept. */
static bool value_has(const tag_reader *r, const char *word, size_t len) {
  if (r->word_len > META_NAME_MAX) return false;
  for (size_t at = 0; at + len <= r->word_len; at++) {
    if (memcmp(r->word + at, word, len) == 0) return true;
  }
  return false;
}

/* Whether the value is the media type of JSON-LD, with or without parameters. */
static bool value_is_json_ld(const tag_reader *r) {
  static const char type[] = "application/ld+json";
  size_t len = sizeof type - 1;
  return r->word_len >= len && memcmp(r->word, type, len) == 0 && (r->word_len == len || r->word[len] == ';');
}

/* The index of the value in a string list; -1 if it is not there, or was too long to be kept. */
static int value_in(const tag_reader *r, const char *list) {
  return r->word_len <= META_NAME_MAX ? matn_string_find(list, r->word, r->word_len) : -1;
}

static uint8_t link_key(const tag_reader *r) {
  static const uint8_t keys[] = {METADATA_NONE, METADATA_CANONICAL, METADATA_LICENCE, METADATA_IMAGE};
  return keys[value_in(r, "canonical\0license\0image_src\0") + 1];
}

static uint8_t link_trust(uint8_t key) {
  return key == METADATA_CANONICAL ? TRUST_CANONICAL_LINK
         : key == METADATA_LICENCE ? TRUST_LICENCE_LINK
                                   : TRUST_IMAGE_LINK;
}

static void add_author_mark(tag_reader *r, author_sign sign) {
  if (sign > r->author) r->author = (uint8_t)sign;
}

/* Parts of addresses that a person's name follows. */
static const char author_parts[] = "author\0authors\0contributor\0writer\0writers\0profile\0people\0staff\0"
                                   "autor\0auteur\0";

/* The same, in forums only. */
static const char member_parts[] = "user\0users\0u\0member\0members\0member.php\0viewprofile\0";

/* The longest of both. */
#define PERSON_PART_MAX (sizeof "contributor" - 1)

static bool leads_to_author(const tag_reader *r) {
  if (r->word_len == 0 || r->word_len > PERSON_PART_MAX) return false;
  if (matn_string_find(author_parts, r->word, r->word_len) >= 0) return true;
  return matn_page_kind_best(r->kind) == MATN_PAGE_FORUM &&
         matn_string_find(member_parts, r->word, r->word_len) >= 0;
}

/* Reads an address part by part; the last part stays in `word`. In the address of an author's page, a part
 * such as "author" comes before the author's own part. */
static void read_address(tag_reader *r, const matn_token *token) {
  for (size_t i = 0; i < token->len; i++) {
    char c = (char)to_lower((unsigned char)token->bytes[i]);
    if (c != '/' && c != '=' && c != '?' && c != '&') {
      if (r->word_len < META_NAME_MAX) r->word[r->word_len] = c;
      if (r->word_len <= META_NAME_MAX) r->word_len++;
    } else if (!r->author_path) {
      r->author_path = leads_to_author(r);
      r->word_len = 0;
    }
  }
}

/* Reads the value as an integer, within limits; returns whether it is one (HTML Standard 2.3.4.1). */
static bool value_is_integer(const tag_reader *r, int16_t *number) {
  bool negative = r->word_len != 0 && r->word[0] == '-';
  uint8_t at = negative || (r->word_len != 0 && r->word[0] == '+'), digits = at;
  int32_t sum = 0;
  for (; at < r->word_len && at < META_NAME_MAX && is_digit((unsigned char)r->word[at]); at++) {
    sum = sum < INT16_MAX ? sum * 10 + (r->word[at] - '0') : sum;
  }
  if (sum > INT16_MAX) sum = INT16_MAX;
  *number = (int16_t)(negative ? -sum : sum);
  return at > digits;
}

/* The value of itemprop: the element may be a summary, or name who made a picture, or who wrote the page. */
static void end_property(tag_reader *r) {
  static const char properties[] =
      "description\0alternativeheadline\0copyrightholder\0credittext\0author\0name\0";
  static const struct {
    uint8_t mark, author;
  } tell[] = {{0, AUTHOR_NONE},
              {MARK_SUMMARY, AUTHOR_NONE},
              {MARK_SUMMARY, AUTHOR_NONE},
              {MARK_CREDIT, AUTHOR_NONE},
              {MARK_CREDIT, AUTHOR_NONE},
              {0, AUTHOR_ITEMPROP},
              {0, AUTHOR_NAME}};
  int which = value_in(r, properties) + 1;
  r->names.marks |= tell[which].mark;
  add_author_mark(r, (author_sign)tell[which].author);
}

static OUT_OF_LINE void end_value(tag_reader *r) {
  int16_t number;
  switch ((attribute_id)r->attribute_id) {
  case ATTRIBUTE_ARIA_HIDDEN:
    if (value_in(r, "true\0") >= 0) r->tag.hidden = true;
    break;
  case ATTRIBUTE_STYLE:
    if (value_has(r, "display:none", 12) || value_has(r, "visibility:hidden", 17)) r->tag.hidden = true;
    break;
  case ATTRIBUTE_HREF:
    if (r->author_path && r->word_len != 0) add_author_mark(r, AUTHOR_PATH);
    break;
  case ATTRIBUTE_CHARSET:
    if (r->word_len <= META_NAME_MAX) r->encoding = (uint8_t)matn_encoding_for_label(r->word, r->word_len);
    break;
  case ATTRIBUTE_TYPE: r->json_ld = value_is_json_ld(r); break;
  case ATTRIBUTE_NUMBER: r->tag.has_number = value_is_integer(r, &r->tag.number); break;
  case ATTRIBUTE_ROWSPAN:
    if (!value_is_integer(r, &number) || number < 0) break;
    r->tag.rows_below = number == 0 || number > UINT8_MAX - 1 ? UINT8_MAX - 1 : (uint8_t)(number - 1);
    break;
  case ATTRIBUTE_REL:
    r->link_key = link_key(r);
    if (r->tag.atom == ATOM_A && value_has(r, "author", 6)) add_author_mark(r, AUTHOR_REL);
    break;
  case ATTRIBUTE_ITEMPROP:
    end_property(r);
    /* fall through */
  case ATTRIBUTE_META_NAME:
  case ATTRIBUTE_PROPERTY:
  case ATTRIBUTE_HTTP_EQUIV:
    if (r->key_len != 0 || r->word_len > META_NAME_MAX) break;
    memcpy(r->key, r->word, r->word_len);
    r->key_len = r->word_len;
    r->key_attribute = r->attribute_id == ATTRIBUTE_ITEMPROP   ? META_ITEMPROP
                       : r->attribute_id == ATTRIBUTE_PROPERTY ? META_PROPERTY
                                                               : META_NAME;
    break;
  case ATTRIBUTE_DIR:
    if (r->metadata->direction == MATN_DIRECTION_UNKNOWN)
      r->metadata->direction = (uint8_t)(MATN_DIRECTION_UNKNOWN + 1 + value_in(r, "ltr\0rtl\0"));
    break;
  case ATTRIBUTE_LANG:
    matn_metadata_store(r->metadata, METADATA_LANGUAGE, MATN_SOURCE_HTML, TRUST_LANGUAGE_HTML);
    break;
  default: break;
  }
}

/* Keeps the value in lower case, without white space. */
static void keep_value(tag_reader *r, const matn_token *token) {
  size_t kept = r->word_len;
  for (size_t i = 0; i < token->len && kept <= META_NAME_MAX; i++) {
    unsigned char c = to_lower((unsigned char)token->bytes[i]);
    if (c <= ' ' && is_space(c)) continue;
    if (kept < META_NAME_MAX) r->word[kept] = (char)c;
    kept++;
  }
  r->word_len = (uint8_t)kept;
}

/* Takes a fragment of a value of any attribute but class, id and role. */
static NEVER_INLINE void read_other_value(tag_reader *r, const matn_token *token) {
  switch ((attribute_id)r->attribute_id) {
  case ATTRIBUTE_ITEMPROP:
    if (r->tag.atom != ATOM_META) matn_names_value(&r->names, token->bytes, token->len, token->last, false);
    keep_value(r, token);
    break;
  case ATTRIBUTE_CONTENT:
  case ATTRIBUTE_DATETIME:
  case ATTRIBUTE_LANG: matn_metadata_text(r->metadata, token->bytes, token->len); break;
  case ATTRIBUTE_HREF:
    if (r->tag.atom != ATOM_A) matn_metadata_text(r->metadata, token->bytes, token->len);
    if (r->tag.atom == ATOM_A && r->near_headline) read_address(r, token);
    break;
  default: keep_value(r, token); break;
  }
  if (!token->last) return;
  end_value(r);
  r->word_len = 0;
}

matn_answer matn_tag_reader_attribute_name(tag_reader *r, const matn_token *token) {
  if (r->word_len == 0 && token->last) return begin_value(r, token->bytes, token->len);
  keep_word(r, token->bytes, token->len, ATTRIBUTE_NAME_MAX);
  return token->last ? begin_value(r, r->word, r->word_len) : MATN_CONTINUE;
}

void matn_tag_reader_attribute_value(tag_reader *r, const matn_token *token) {
  switch ((attribute_id)r->attribute_id) {
  case ATTRIBUTE_OTHER:
  case ATTRIBUTE_HIDDEN:
  case ATTRIBUTE_REVERSED: break;
  case ATTRIBUTE_CLASS:
  case ATTRIBUTE_ID:
  case ATTRIBUTE_ROLE:
    matn_names_value(&r->names, token->bytes, token->len, token->last, r->attribute_id == ATTRIBUTE_CLASS);
    break;
  default: read_other_value(r, token);
  }
}

/* Meta elements whose content tells of the kind of page. In the order of page_kind_source, from KIND_OF_TYPE
 * on. */
static const char kind_metas[] = "og:type\0og:url\0generator\0";

static void tell_kind(const tag_reader *r) {
  const metadata *m = r->metadata;
  const char *value = m->pool + m->used;
  if (r->tag.atom == ATOM_LINK) {
    if (r->link_key == METADATA_CANONICAL && m->collecting)
      matn_page_kind_value(r->kind, KIND_OF_URL, value, m->collected);
    return;
  }
  if (r->key_len == 0) return;
  matn_page_kind_value(r->kind, KIND_OF_META, r->key, r->key_len);
  int idx = m->collecting ? matn_string_find(kind_metas, r->key, r->key_len) : -1;
  if (idx >= 0) matn_page_kind_value(r->kind, (page_kind_source)(KIND_OF_TYPE + idx), value, m->collected);
}

/* A meta element with http-equiv that declares the encoding. */
static void tell_encoding(tag_reader *r) {
  const metadata *m = r->metadata;
  bool is_pragma = slice_is((matn_slice){r->key, r->key_len}, "content-type");
  if (r->encoding != MATN_ENCODING_NONE || !is_pragma || !m->collecting) return;
  r->encoding = (uint8_t)matn_meta_content_encoding(m->pool + m->used, m->collected);
}

/* Passes what a meta, link, base or time element says to the metadata. */
static NEVER_INLINE void tell_metadata(tag_reader *r) {
  metadata *m = r->metadata;
  if (r->tag.atom == ATOM_META || r->tag.atom == ATOM_LINK) tell_kind(r);
  if (r->tag.atom == ATOM_META) {
    tell_encoding(r);
    matn_meta_element_store(m, (meta_attribute)r->key_attribute, r->key, r->key_len);
  } else if (r->tag.atom == ATOM_LINK) {
    matn_metadata_store(m, (metadata_key)r->link_key, MATN_SOURCE_LINK, link_trust(r->link_key));
  } else if (r->tag.atom == ATOM_BASE && m->collecting) {
    matn_metadata_store_base(m, (matn_slice){m->pool + m->used, m->collected}, TRUST_BASE_ELEMENT);
    m->collecting = false;
  } else if (r->tag.atom == ATOM_TIME) {
    bool is_change = matn_text_begins(r->key, r->key_len, "datemodified") != 0;
    matn_metadata_store(m, is_change ? METADATA_MODIFIED : METADATA_DATE, MATN_SOURCE_TIME,
                        is_change ? TRUST_MODIFIED_TIME : TRUST_DATE_TIME);
  }
}

void matn_tag_reader_end(tag_reader *r, bool self_closing) {
  r->tag.self_closing = self_closing;
  r->tag.names = r->names.weight;
  r->tag.groups = r->names.groups;
  r->tag.marks = r->names.marks;
  if ((r->names.groups >> GROUP_AUTHOR & 1) != 0) add_author_mark(r, AUTHOR_CLASS);
  r->tag.design = (uint16_t)r->names.design;
  if ((r->on & (ON_META | ON_LINK | ON_TIME)) != 0) tell_metadata(r);
}
