/* Attributes are told apart when their names are complete; a value then goes to where it is used as it
 * comes: to the evidence of names, to the metadata, or, if short values alone matter, to a small buffer. */
#include "tag_reader.h"

#include "encoding/prescan.h"
#include "text.h"

typedef enum attribute_id {
  ATTRIBUTE_OTHER,
  ATTRIBUTE_CLASS,
  ATTRIBUTE_ID,
  ATTRIBUTE_ROLE,
  ATTRIBUTE_ITEMPROP,
  ATTRIBUTE_STYLE,
  ATTRIBUTE_HIDDEN,
  ATTRIBUTE_ARIA_HIDDEN,
  ATTRIBUTE_HREF,
  ATTRIBUTE_REL,
  ATTRIBUTE_NAME,
  ATTRIBUTE_PROPERTY,
  ATTRIBUTE_HTTP_EQUIV,
  ATTRIBUTE_CONTENT,
  ATTRIBUTE_CHARSET,
  ATTRIBUTE_LANG,
  ATTRIBUTE_DIR,
  ATTRIBUTE_DATETIME,
  ATTRIBUTE_TYPE,
  ATTRIBUTE_NUMBER,
  ATTRIBUTE_ROWSPAN,
  ATTRIBUTE_REVERSED
} attribute_id;

enum {
  ON_ANY = 1,
  ON_META = 2,
  ON_LINK = 4,
  ON_A = 8,
  ON_HTML = 16,
  ON_TIME = 32,
  ON_SCRIPT = 64,
  ON_COUNTED = 128,
  ON_NEAR = 256 /* the headline: elements that are not looked at elsewhere */
};

static const struct known_attribute {
  char name[ATTRIBUTE_NAME_MAX];
  uint8_t id;
  uint16_t on; /* elements on which it matters */
} known_attributes[] = {
    {"class", ATTRIBUTE_CLASS, ON_ANY | ON_NEAR},
    {"id", ATTRIBUTE_ID, ON_ANY},
    {"role", ATTRIBUTE_ROLE, ON_ANY},
    {"itemprop", ATTRIBUTE_ITEMPROP, ON_ANY | ON_META | ON_NEAR},
    {"style", ATTRIBUTE_STYLE, ON_ANY},
    {"hidden", ATTRIBUTE_HIDDEN, ON_ANY},
    {"aria-hidden", ATTRIBUTE_ARIA_HIDDEN, ON_ANY},
    {"href", ATTRIBUTE_HREF, ON_A | ON_LINK},
    {"rel", ATTRIBUTE_REL, ON_LINK | ON_NEAR},
    {"name", ATTRIBUTE_NAME, ON_META},
    {"property", ATTRIBUTE_PROPERTY, ON_META},
    {"http-equiv", ATTRIBUTE_HTTP_EQUIV, ON_META},
    {"content", ATTRIBUTE_CONTENT, ON_META},
    {"charset", ATTRIBUTE_CHARSET, ON_META},
    {"lang", ATTRIBUTE_LANG, ON_HTML},
    {"dir", ATTRIBUTE_DIR, ON_HTML},
    {"datetime", ATTRIBUTE_DATETIME, ON_TIME},
    {"type", ATTRIBUTE_TYPE, ON_SCRIPT},
};

/* On elements of which there are fewer, and so looked up apart. */
static const struct known_attribute counted_attributes[] = {
    {"start", ATTRIBUTE_NUMBER, ON_COUNTED},      {"value", ATTRIBUTE_NUMBER, ON_COUNTED},
    {"colspan", ATTRIBUTE_NUMBER, ON_COUNTED},    {"rowspan", ATTRIBUTE_ROWSPAN, ON_COUNTED},
    {"reversed", ATTRIBUTE_REVERSED, ON_COUNTED},
};

static void begin_tag(tag_reader *r, metadata *m, page_kind *k) {
  bool near_headline = r->near_headline;
  memset(r, 0, sizeof *r);
  r->link_key = METADATA_NONE;
  r->near_headline = near_headline;
  r->metadata = m;
  r->kind = k;
  matn_names_init(&r->names, k->model);
}

void matn_tag_reader_init(tag_reader *r, metadata *m, page_kind *k) {
  r->near_headline = false;
  begin_tag(r, m, k);
}

/* On what kind of element the attributes of this tag are. */
static uint16_t element_kind(const tag_reader *r) {
  uint8_t atom = r->tag.atom;
  uint16_t near = r->near_headline ? ON_NEAR : 0;
  switch ((enum atom)atom) {
  case ATOM_META: return ON_META;
  case ATOM_BASE:
  case ATOM_LINK: return ON_LINK;
  case ATOM_A: return ON_A | near;
  case ATOM_HTML:
  case ATOM_BODY: return ON_HTML | ON_ANY;
  case ATOM_TIME: return ON_TIME | ON_ANY;
  case ATOM_SCRIPT: return ON_SCRIPT;
  case ATOM_OL:
  case ATOM_LI:
  case ATOM_TD:
  case ATOM_TH: return ON_COUNTED | ON_ANY;
  default: break;
  }
  uint16_t properties = matn_atom_properties(atom);
  if ((properties & ELEMENT_INLINE) != 0) return near;
  return (properties & (ELEMENT_VOID | ELEMENT_UNSEEN)) != 0 ? 0 : ON_ANY;
}

bool matn_tag_reader_name(tag_reader *r, const matn_token *token) {
  if (r->name_len == 0) r->tag = (start_tag){0};
  for (size_t i = 0; i < token->len; i++) {
    unsigned char c = to_lower((unsigned char)token->bytes[i]);
    r->tag.name_hash = (uint16_t)(r->tag.name_hash * 31 + c);
    if (c == '-') r->tag.custom = true;
    if (r->name_len < ATOM_NAME_MAX) r->name[r->name_len] = (char)c;
    if (r->name_len <= ATOM_NAME_MAX) r->name_len++;
  }
  if (!token->last) return true;
  start_tag name = {
      .atom = matn_atom(r->name, r->name_len), .name_hash = r->tag.name_hash, .custom = r->tag.custom};
  begin_tag(r, r->metadata, r->kind);
  r->tag = name;
  if (name.atom == ATOM_BODY || name.atom == ATOM_HTML) r->names.kind = r->kind;
  return element_kind(r) != 0;
}

static void look_up(tag_reader *r, const struct known_attribute *table, size_t count, uint16_t kind) {
  for (size_t i = 0; i < count; i++) {
    const struct known_attribute *known = &table[i];
    if ((known->on & kind) != 0 && r->attribute_len < ATTRIBUTE_NAME_MAX &&
        memcmp(known->name, r->attribute, r->attribute_len) == 0 && known->name[r->attribute_len] == '\0') {
      r->attribute_id = known->id;
    }
  }
}

static void begin_value(tag_reader *r) {
  r->attribute_id = ATTRIBUTE_OTHER;
  r->value_len = 0;
  uint16_t kind = element_kind(r);
  look_up(r, known_attributes, COUNT_OF(known_attributes), kind);
  if ((kind & ON_COUNTED) != 0) look_up(r, counted_attributes, COUNT_OF(counted_attributes), kind);
  r->attribute_len = 0;
  bool collected = r->attribute_id == ATTRIBUTE_CONTENT || r->attribute_id == ATTRIBUTE_DATETIME ||
                   r->attribute_id == ATTRIBUTE_LANG ||
                   (r->attribute_id == ATTRIBUTE_HREF && r->tag.atom != ATOM_A);
  if (collected && r->metadata->collecting) r->attribute_id = ATTRIBUTE_OTHER; /* the first counts */
  if (collected && !r->metadata->collecting) matn_metadata_collect(r->metadata);
}

/* The lower-case value, if it was short enough to be kept, has `word` in it. */
static bool value_has(const tag_reader *r, const char *word, size_t len) {
  if (r->value_len > META_NAME_MAX) return false;
  for (size_t at = 0; at + len <= r->value_len; at++) {
    if (memcmp(r->value + at, word, len) == 0) return true;
  }
  return false;
}

/* The media type of JSON-LD, with or without parameters. */
static bool value_is_json_ld(const tag_reader *r) {
  static const char type[] = "application/ld+json";
  size_t len = sizeof type - 1;
  return r->value_len >= len && memcmp(r->value, type, len) == 0 &&
         (r->value_len == len || r->value[len] == ';');
}

static bool value_is(const tag_reader *r, const char *word, size_t len) {
  return r->value_len == len && memcmp(r->value, word, len) == 0;
}

static uint8_t link_key(const tag_reader *r) {
  if (value_is(r, "canonical", 9)) return METADATA_CANONICAL;
  if (value_is(r, "license", 7)) return METADATA_LICENCE;
  return value_is(r, "image_src", 9) ? METADATA_IMAGE : METADATA_NONE;
}

static void add_author_mark(tag_reader *r, author_mark_kind kind) {
  if (kind > r->author) r->author = (uint8_t)kind;
}

/* Parts of addresses after which a person's name follows. */
static const char author_parts[][12] = {"author",  "authors", "contributor", "writer", "writers",
                                        "profile", "people",  "staff",       "autor",  "auteur"};

/* And in forums. */
static const char member_parts[][12] = {"user",    "users",      "u",          "member",
                                        "members", "member.php", "viewprofile"};

static bool is_one_of(const tag_reader *r, const char parts[][12], size_t count) {
  for (size_t i = 0; i < count && r->value_len != 0; i++) {
    if (matn_text_begins(r->value, r->value_len, parts[i]) == r->value_len) return true;
  }
  return false;
}

static bool leads_to_author(const tag_reader *r) {
  if (is_one_of(r, author_parts, COUNT_OF(author_parts))) return true;
  return matn_kind_best(r->kind) == MATN_PAGE_FORUM && is_one_of(r, member_parts, COUNT_OF(member_parts));
}

/* Reads an address part by part, the last in value; an author's page has a part of its own behind one that
 * says so. */
static void read_address(tag_reader *r, const matn_token *token) {
  for (size_t i = 0; i < token->len; i++) {
    char c = (char)to_lower((unsigned char)token->bytes[i]);
    if (c != '/' && c != '=' && c != '?' && c != '&') {
      if (r->value_len < META_NAME_MAX) r->value[r->value_len] = c;
      if (r->value_len <= META_NAME_MAX) r->value_len++;
    } else if (!r->author_path) {
      r->author_path = leads_to_author(r);
      r->value_len = 0;
    }
  }
}

/* The value as an integer within limits; whether it is one (HTML Standard 2.3.4.1). */
static bool value_is_integer(const tag_reader *r, int16_t *number) {
  bool negative = r->value_len != 0 && r->value[0] == '-';
  uint8_t at = negative || (r->value_len != 0 && r->value[0] == '+'), digits = at;
  int32_t n = 0;
  for (; at < r->value_len && at < META_NAME_MAX && is_digit((unsigned char)r->value[at]); at++) {
    n = n < INT16_MAX ? n * 10 + (r->value[at] - '0') : n;
  }
  if (n > INT16_MAX) n = INT16_MAX;
  *number = (int16_t)(negative ? -n : n);
  return at > digits;
}

/* itemprop says that the element is a summary, or names who made a picture. */
static uint8_t mark_of_property(const tag_reader *r) {
  if (value_is(r, "description", 11) || value_is(r, "alternativeheadline", 19)) return MARK_SUMMARY;
  return value_is(r, "copyrightholder", 15) || value_is(r, "credittext", 10) ? MARK_CREDIT : 0;
}

static void end_value(tag_reader *r) {
  int16_t number;
  switch ((attribute_id)r->attribute_id) {
  case ATTRIBUTE_HIDDEN: r->tag.hidden = true; break;
  case ATTRIBUTE_ARIA_HIDDEN:
    if (value_is(r, "true", 4)) r->tag.hidden = true;
    break;
  case ATTRIBUTE_STYLE:
    if (value_has(r, "display:none", 12) || value_has(r, "visibility:hidden", 17)) r->tag.hidden = true;
    break;
  case ATTRIBUTE_HREF:
    r->tag.has_href = true;
    if (r->author_path && r->value_len != 0) add_author_mark(r, AUTHOR_PATH);
    break;
  case ATTRIBUTE_CHARSET:
    if (r->value_len <= META_NAME_MAX) r->encoding = (uint8_t)matn_encoding_for_label(r->value, r->value_len);
    break;
  case ATTRIBUTE_TYPE: r->json_ld = value_is_json_ld(r); break;
  case ATTRIBUTE_NUMBER: r->tag.has_number = value_is_integer(r, &r->tag.number); break;
  case ATTRIBUTE_ROWSPAN:
    if (!value_is_integer(r, &number) || number < 0) break;
    r->tag.rows_below = number == 0 || number > UINT8_MAX - 1 ? UINT8_MAX - 1 : (uint8_t)(number - 1);
    break;
  case ATTRIBUTE_REVERSED: r->names.marks |= MARK_REVERSED; break;
  case ATTRIBUTE_REL:
    r->link_key = link_key(r);
    if (r->tag.atom == ATOM_A && value_has(r, "author", 6)) add_author_mark(r, AUTHOR_REL);
    break;
  case ATTRIBUTE_ITEMPROP:
    r->names.marks |= mark_of_property(r);
    if (value_is(r, "author", 6)) add_author_mark(r, AUTHOR_ITEMPROP);
    if (value_is(r, "name", 4)) add_author_mark(r, AUTHOR_NAME);
    /* fall through */
  case ATTRIBUTE_NAME:
  case ATTRIBUTE_PROPERTY:
  case ATTRIBUTE_HTTP_EQUIV:
    if (r->key_len != 0 || r->value_len > META_NAME_MAX) break;
    memcpy(r->key, r->value, r->value_len);
    r->key_len = r->value_len;
    r->key_attribute = r->attribute_id == ATTRIBUTE_ITEMPROP   ? META_ITEMPROP
                       : r->attribute_id == ATTRIBUTE_PROPERTY ? META_PROPERTY
                                                               : META_NAME;
    break;
  case ATTRIBUTE_DIR:
    if (r->metadata->direction != MATN_DIRECTION_UNKNOWN) break;
    if (value_is(r, "rtl", 3)) r->metadata->direction = MATN_DIRECTION_RTL;
    if (value_is(r, "ltr", 3)) r->metadata->direction = MATN_DIRECTION_LTR;
    break;
  case ATTRIBUTE_LANG: matn_metadata_store(r->metadata, METADATA_LANGUAGE, MATN_SOURCE_HTML, 3); break;
  case ATTRIBUTE_OTHER:
  case ATTRIBUTE_CLASS:
  case ATTRIBUTE_ID:
  case ATTRIBUTE_ROLE:
  case ATTRIBUTE_CONTENT:
  case ATTRIBUTE_DATETIME: break;
  }
}

static void keep_value(tag_reader *r, const matn_token *token) {
  for (size_t i = 0; i < token->len && r->value_len <= META_NAME_MAX; i++) {
    unsigned char c = to_lower((unsigned char)token->bytes[i]);
    if (is_space(c)) continue;
    if (r->value_len < META_NAME_MAX) r->value[r->value_len] = (char)c;
    r->value_len++;
  }
}

static void read_value(tag_reader *r, const matn_token *token) {
  switch ((attribute_id)r->attribute_id) {
  case ATTRIBUTE_OTHER: return;
  case ATTRIBUTE_CLASS:
  case ATTRIBUTE_ID:
  case ATTRIBUTE_ROLE:
    matn_names_value(&r->names, token->bytes, token->len, token->last, r->attribute_id == ATTRIBUTE_CLASS);
    return;
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
  case ATTRIBUTE_STYLE:
  case ATTRIBUTE_HIDDEN:
  case ATTRIBUTE_ARIA_HIDDEN:
  case ATTRIBUTE_REL:
  case ATTRIBUTE_NAME:
  case ATTRIBUTE_PROPERTY:
  case ATTRIBUTE_HTTP_EQUIV:
  case ATTRIBUTE_CHARSET:
  case ATTRIBUTE_TYPE:
  case ATTRIBUTE_NUMBER:
  case ATTRIBUTE_ROWSPAN:
  case ATTRIBUTE_REVERSED:
  case ATTRIBUTE_DIR: keep_value(r, token); break;
  }
  if (token->last) end_value(r);
}

void matn_tag_reader_attribute(tag_reader *r, const matn_token *token) {
  if (token->kind == MATN_TOKEN_ATTRIBUTE_VALUE) {
    read_value(r, token);
    return;
  }
  for (size_t i = 0; i < token->len; i++) {
    if (r->attribute_len < ATTRIBUTE_NAME_MAX) {
      r->attribute[r->attribute_len] = (char)to_lower((unsigned char)token->bytes[i]);
    }
    if (r->attribute_len <= ATTRIBUTE_NAME_MAX) r->attribute_len++;
  }
  if (token->last) begin_value(r);
}

/* What a meta element tells of the kind of page, besides its name. */
static const struct kind_meta {
  char name[META_NAME_MAX];
  uint8_t source;
} kind_metas[] = {{"og:type", KIND_OF_TYPE}, {"og:url", KIND_OF_URL}, {"generator", KIND_OF_GENERATOR}};

static void tell_kind(const tag_reader *r) {
  const metadata *m = r->metadata;
  const char *value = m->pool + m->used;
  if (r->tag.atom == ATOM_LINK) {
    if (r->link_key == METADATA_CANONICAL && m->collecting)
      matn_kind_value(r->kind, KIND_OF_URL, value, m->collected);
    return;
  }
  if (r->key_len == 0) return;
  matn_kind_value(r->kind, KIND_OF_META, r->key, r->key_len);
  for (size_t i = 0; i < COUNT_OF(kind_metas) && m->collecting; i++) {
    if (memcmp(kind_metas[i].name, r->key, r->key_len) == 0 && kind_metas[i].name[r->key_len] == '\0') {
      matn_kind_value(r->kind, (kind_source)kind_metas[i].source, value, m->collected);
    }
  }
}

/* A meta element of the pragma that declares the encoding. */
static void tell_encoding(tag_reader *r) {
  static const char pragma[] = "content-type";
  const metadata *m = r->metadata;
  bool is_pragma = r->key_len == sizeof pragma - 1 && memcmp(r->key, pragma, r->key_len) == 0;
  if (r->encoding != MATN_ENCODING_NONE || !is_pragma || !m->collecting) return;
  r->encoding = (uint8_t)matn_meta_content_encoding(m->pool + m->used, m->collected);
}

void matn_tag_reader_end(tag_reader *r, bool self_closing) {
  metadata *m = r->metadata;
  r->tag.self_closing = self_closing;
  r->tag.names = r->names.weight;
  r->tag.groups = r->names.groups;
  r->tag.marks = r->names.marks;
  if ((r->names.groups >> GROUP_AUTHOR & 1) != 0) add_author_mark(r, AUTHOR_CLASS);
  r->tag.design = (uint16_t)r->names.design;
  if (r->tag.atom == ATOM_META || r->tag.atom == ATOM_LINK) tell_kind(r);
  if (r->tag.atom == ATOM_META) {
    tell_encoding(r);
    matn_meta_element_store(m, (meta_attribute)r->key_attribute, r->key, r->key_len);
  } else if (r->tag.atom == ATOM_LINK) {
    matn_metadata_store(m, (metadata_key)r->link_key, MATN_SOURCE_LINK,
                        r->link_key == METADATA_CANONICAL ? 3 : 1);
  } else if (r->tag.atom == ATOM_BASE && m->collecting) {
    matn_metadata_store_base(m, (matn_slice){m->pool + m->used, m->collected}, METADATA_TRUST_BASE_ELEMENT);
    m->collecting = false;
  } else if (r->tag.atom == ATOM_TIME) {
    bool is_change = matn_text_begins(r->key, r->key_len, "datemodified") != 0;
    matn_metadata_store(m, is_change ? METADATA_MODIFIED : METADATA_DATE, MATN_SOURCE_TIME, 1);
  }
}
